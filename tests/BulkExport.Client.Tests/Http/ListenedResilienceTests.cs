using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace BulkExport.Client.Tests.Http;

/// <summary>The same where somebody listens to Polly, so that calls run in the pipeline from the start.</summary>
public sealed class ListenedResilienceTests : ResilienceTests, IDisposable
{
    private readonly FakeLoggerProvider _logs = new();

    protected override ILoggerProvider Logs => _logs;

    public void Dispose() => _logs.Dispose();
}
