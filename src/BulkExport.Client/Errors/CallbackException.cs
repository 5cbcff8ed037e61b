using System.Runtime.ExceptionServices;

namespace BulkExport.Client;

/// <summary>Carries an exception of the caller's code through the code that handles failures of downloads, which must not retry or translate
/// it. It never leaves the library.</summary>
internal sealed class CallbackException(Exception exception) : Exception(exception.Message, exception)
{
    public static void Run<T>(Action<T> callback, T argument)
    {
        try
        {
            callback(argument);
        }
        catch (Exception e) when (e is not CallbackException)
        {
            throw new CallbackException(e);
        }
    }

    /// <summary>Runs an operation of a store. Its failures that are the library's own, and a cancellation, are not wrapped.</summary>
    public static async ValueTask<T> RunAsync<T>(Func<ValueTask<T>> operation)
    {
        try
        {
            return await operation().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (BulkExportException or OperationCanceledException or CallbackException))
        {
            throw new CallbackException(e);
        }
    }

    /// <summary>Runs an operation and throws the exception of the caller's code unchanged.</summary>
    public static async Task<T> UnwrapAsync<T>(Func<Task<T>> operation)
    {
        try
        {
            return await operation().ConfigureAwait(false);
        }
        catch (CallbackException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
            throw;
        }
    }
}
