using BulkExport.Cli.Tests.Support;
using BulkExport.Cli.Views.Jobs;
using BulkExport.Cli.Views.Watch;

namespace BulkExport.Cli.Tests.Views;

/// <summary>Tests that the names, the statuses and the URIs of a service neither control the terminal nor show secrets.</summary>
public sealed class UntrustedTextTests : ViewTestBase
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private static readonly Job Untrusted = JobOf(2, new JobStatusBucket { Status = new($"Done\n\u001b[2J{Secret}"), Count = 2 }) with
    {
        FriendlyName = $"\u001b[31mred\u202E\u0007 {Secret} anna@example.org",
        ResourceType = new(Secret),
        WebhookUrl = new($"https://user:{Secret}@hooks.example.org/{Secret}?a={Secret}"),
        WebhookMethod = HttpMethod.Post,
        Email = "anna@example.org",
    };

    [Fact]
    public void WriteJob_UntrustedNames_EscapesAndMasks()
    {
        using var output = new StringWriter { NewLine = "\n" };

        JobDetailWriter.Write(Untrusted, output);

        Assert.Contains(@"Name: \u001B[31mred\u202E\u0007 *** ***", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Webhook: POST https://hooks.example.org\n", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("unknown status (41 characters): 2", output.ToString(), StringComparison.Ordinal);
        AssertHarmless(output.ToString());
    }

    [Fact]
    public void DrawJob_UntrustedNames_EscapesAndMasks()
    {
        var lines = string.Join('\n', Lines(JobDetailView.Create(Untrusted, DateTimeOffset.UnixEpoch), 120));

        Assert.Contains(@"\u001B[31mred", lines, StringComparison.Ordinal);
        AssertHarmless(lines);
    }

    [Fact]
    public void FormatWatchLine_UntrustedStatus_DescribesIt() => AssertHarmless(WatchLine.Format(Untrusted, previous: null));

    private static void AssertHarmless(string text)
    {
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("anna@", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, c => c != '\n' && (char.IsControl(c) || c == '\u202E'));
    }
}
