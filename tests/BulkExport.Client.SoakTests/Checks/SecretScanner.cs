using System.Buffers;
using System.Collections;

namespace BulkExport.Client.SoakTests;

/// <summary>Scans the output of the library for secrets when it is written, and stores none of it.</summary>
internal sealed class SecretScanner(Action<string> searched, Action<string> found)
{
    private SearchValues<string> _secrets = SearchValues.Create([], StringComparison.OrdinalIgnoreCase);

    /// <summary>Sets the secrets to scan for.</summary>
    public void SetSecrets(IEnumerable<string> secrets) =>
        Volatile.Write(ref _secrets, SearchValues.Create([.. secrets], StringComparison.OrdinalIgnoreCase));

    public void Search(string? text, string where)
    {
        searched(where);
        if (text is null || text.AsSpan().IndexOfAny(Volatile.Read(ref _secrets)) is var at && at < 0)
        {
            return;
        }

        var start = Math.Max(0, at - 120);
        found($"a secret in {where}: …{text[start..Math.Min(text.Length, at + 60)]}…");
    }

    /// <summary>Scans the message, data, and properties of an exception and of its inner exceptions.</summary>
    public void SearchException(Exception? thrown, string where)
    {
        Search(thrown?.ToString(), $"{where} (ToString)");
        for (var e = thrown; e is not null; e = e.InnerException)
        {
            foreach (DictionaryEntry entry in e.Data)
            {
                Search($"{entry.Key}={entry.Value}", $"{where} (Data)");
            }

            switch (e)
            {
                case BulkExportApiException api:
                    SearchProperty(api.UnreadableBody, where);
                    SearchProperty(api.RequestId, where);
                    SearchProperty(api.MoreInfo?.OriginalString, where);
                    foreach (var error in api.Errors)
                    {
                        SearchProperty($"{error}", where);
                    }

                    break;
                case BulkExportFormatException content:
                    SearchProperty($"{content.JsonPath} {content.ExpectedFormat} {content.Excerpt}", where);
                    break;
                case JobWaitException { LastKnownJob: { } job }:
                    SearchProperty(job.ToString(), where);
                    break;
            }
        }
    }

    private void SearchProperty(string? text, string where) => Search(text, $"{where} (property)");
}
