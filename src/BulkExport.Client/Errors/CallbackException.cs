using System.Runtime.ExceptionServices;

namespace BulkExport.Client;

/// <summary>The exception that wraps an exception thrown by the caller's code, so that it is neither retried nor mapped to a
/// <see cref="BulkExportException"/>.</summary>
/// <remarks><see cref="UnwrapAsync"/> rethrows the original exception to the caller.</remarks>
internal sealed class CallbackException(Exception exception) : Exception(exception.Message, exception)
{
    /// <summary>Runs a callback, and wraps its exception.</summary>
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

    /// <summary>Runs an operation of a store, and wraps its exception unless it is a <see cref="BulkExportException"/> or a cancellation.</summary>
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

    /// <summary>Runs an operation, and rethrows the original exception if it fails with a <see cref="CallbackException"/>.</summary>
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

    /// <summary>Runs an operation, and rethrows the original exception if it fails with a <see cref="CallbackException"/>.</summary>
    public static Task UnwrapAsync(Func<Task> operation) =>
        UnwrapAsync<object?>(async () =>
        {
            await operation().ConfigureAwait(false);
            return null;
        });
}
