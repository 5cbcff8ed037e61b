using System.Reflection;

namespace BulkExport.Client.Tests.Conventions;

public class AsyncTests
{
    /// <summary>The conventional name of the method that derived classes override to dispose asynchronously.</summary>
    private const string DisposeAsyncCore = nameof(DisposeAsyncCore);

    private static readonly MethodInfo[] Asynchronous =
    [
        .. PublicApi.Methods.OfType<MethodInfo>().Where(method => IsAsynchronous(method.ReturnType)),
    ];

    [Fact]
    public void AsyncMethods_Library_AreDiscovered() =>
        Assert.Contains(typeof(IJobsClient).GetMethod(nameof(IJobsClient.FetchAsync)), Asynchronous);

    [Fact]
    public void AsyncMethods_Name_EndsWithAsync() =>
        Assert.Empty(
            Asynchronous
                .Where(method => method.Name != DisposeAsyncCore && !method.Name.EndsWith("Async", StringComparison.Ordinal))
                .Select(PublicApi.Describe)
        );

    [Fact]
    public void SynchronousMethods_Name_DoesNotEndWithAsync() =>
        Assert.Empty(
            PublicApi
                .Methods.Except(Asynchronous)
                .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal))
                .Select(PublicApi.Describe)
        );

    [Fact]
    public void AsyncMethods_LastParameter_IsOptionalCancellationToken()
    {
        var wrong = Asynchronous.Where(method =>
            method.Name is not (nameof(IAsyncDisposable.DisposeAsync) or DisposeAsyncCore)
            && method.GetParameters().LastOrDefault() is not { Name: "cancellationToken", IsOptional: true }
        );

        Assert.Empty(wrong.Select(PublicApi.Describe));
        Assert.All(
            Asynchronous.SelectMany(method => method.GetParameters()),
            parameter => Assert.Equal(parameter.Name == "cancellationToken", parameter.ParameterType == typeof(CancellationToken))
        );
    }

    [Fact]
    public void ClientInterfaces_Methods_AreAsynchronous() =>
        Assert.Empty(
            PublicApi
                .Types.Where(type => type.IsInterface && type != typeof(IBulkExportClientFactory)) // it sends no requests
                .SelectMany(type => type.GetMethods())
                .Where(method => !method.IsSpecialName && !method.IsStatic && !IsAsynchronous(method.ReturnType))
                .Select(PublicApi.Describe)
        );

    private static bool IsAsynchronous(Type type) =>
        typeof(Task).IsAssignableFrom(type)
        || type == typeof(ValueTask)
        || (
            type.IsGenericType
            && (type.GetGenericTypeDefinition() == typeof(ValueTask<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))
        );
}
