using System.Globalization;
using System.Net;
using System.Text;

namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>A call whose answer has a head: the status, the headers and an empty line come before the body.</summary>
internal abstract class HeadTarget(string name) : AnswerTarget(name)
{
    private static ReadOnlySpan<byte> HeadEnd => "\n\n"u8;

    protected static byte[] Answer(string head, string body) =>
        [.. Encoding.UTF8.GetBytes(head), .. HeadEnd, .. Encoding.UTF8.GetBytes(body)];

    protected override HttpResponseMessage First(byte[] input)
    {
        var response = new HttpResponseMessage(StatusOf(input)) { Content = FuzzClient.Body(BodyOf(input)) };
        foreach (var line in Head(input)[1..].Where(line => !line.Any(char.IsControl)))
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon > 0)
            {
                response.Headers.TryAddWithoutValidation(line[..colon], line[(colon + 2)..]);
            }
        }

        return response;
    }

    protected override byte[] BodyOf(byte[] input)
    {
        var end = input.AsSpan().IndexOf(HeadEnd);
        return end < 0 ? [] : input[(end + HeadEnd.Length)..];
    }

    /// <summary>The status of the first line, if it is one of a failure.</summary>
    protected virtual HttpStatusCode StatusOf(byte[] input) =>
        int.TryParse(Head(input)[0], NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 300 and <= 599
            ? (HttpStatusCode)status
            : HttpStatusCode.BadGateway;

    private static string[] Head(byte[] input)
    {
        var end = input.AsSpan().IndexOf(HeadEnd);
        return Encoding.Latin1.GetString(input, 0, end < 0 ? input.Length : end).Split('\n');
    }
}
