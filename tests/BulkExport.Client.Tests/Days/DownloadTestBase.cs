using BulkExport.Client.Tests.Records;
using Microsoft.Extensions.Logging.Testing;

namespace BulkExport.Client.Tests.Days;

/// <summary>Base class of tests that download the file of a day. The signature of a download link must not appear in any log.</summary>
public abstract class DownloadTestBase : IDisposable
{
    /// <summary>A part of the query of each download link.</summary>
    protected const string LinkSecret = "X-Amz";

    /// <summary>A file with three records in one gzip member, so that no truncated file is valid.</summary>
    protected static byte[] OneMember { get; } = Gzip.Member("{\"sid\":\"SM1\"}\n{\"sid\":\"SM2\"}\n{\"sid\":\"SM3\"}");

    protected static DateOnly Day { get; } = new(2026, 11, 1);

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected string TestDirectory { get; } = Directory.CreateTempSubdirectory("bulkexport-tests-").FullName;

    protected string Target => Path.Combine(TestDirectory, "new", "day.json.gz");

    protected FakeLoggerProvider Logs { get; } = new();

    public void Dispose()
    {
        AssertNoSecret(string.Join('\n', Logs.Collector.GetSnapshot().Select(record => $"{record.Message} {record.Exception}")));
        Logs.Dispose();
        Directory.Delete(TestDirectory, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected static void AssertNoSecret(object output) => Assert.DoesNotContain(LinkSecret, output.ToString(), StringComparison.Ordinal);

    protected void AssertNoTempFiles() => Assert.Empty(Directory.GetFiles(TestDirectory, "*.tmp", SearchOption.AllDirectories));

    protected Task<ExportFile> DownloadAsync(
        IBulkExportClient client,
        IProgress<long>? progress = null,
        CancellationToken? cancellationToken = null
    ) => client.Days.DownloadAsync(ResourceType.Messages, Day, Target, progress, cancellationToken ?? Cancellation);

    /// <summary>Creates a file at the download target.</summary>
    protected void WriteTarget(byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        File.WriteAllBytes(Target, content);
    }
}
