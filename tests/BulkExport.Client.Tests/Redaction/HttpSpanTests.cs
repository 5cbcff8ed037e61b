using System.Collections.Concurrent;
using System.Diagnostics;
using BulkExport.Client.Testing;
using BulkExport.Client.Tests.Export;

namespace BulkExport.Client.Tests.Redaction;

/// <summary>Tests what the spans of the HTTP client of .NET contain of a download link.</summary>
public sealed class HttpSpanTests
{
    private static readonly DateOnly Day = new(2026, 11, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenReadAsync_SpanOfHttpClient_OmitsSignatureOfDownloadLink()
    {
        await using var fixture = new ExportFixture();
        fixture.Service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = Day,
                EndDay = Day,
                Age = TimeSpan.FromHours(1),
            }
        );
        var spans = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
                spans.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}"),
        };
        ActivitySource.AddActivityListener(listener);

        await using (await fixture.Client.Days.OpenReadAsync(ResourceType.Messages, Day, Cancellation)) { }

        var host = fixture.Service.FileHostBaseAddress.Authority;
        var download = Assert.Single(spans, span => span.Contains($"url.full=http://{host}/", StringComparison.Ordinal));
        Assert.DoesNotContain("X-Amz-Signature", download, StringComparison.Ordinal);
    }
}
