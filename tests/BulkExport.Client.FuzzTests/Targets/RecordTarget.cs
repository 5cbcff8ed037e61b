using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>Parses the decompressed lines of a file as records of one type.</summary>
internal sealed class RecordTarget<T>(string name, string sample, Func<LineParser<T>> createParser, JsonTypeInfo<T> typeInfo)
    : FuzzTarget(name)
    where T : class
{
    private readonly List<T> _records = [];
    private readonly List<RecordReadError> _unreadable = [];

    protected override int MaxAllocatedPerByte => 4000; // each line of one byte may be an error

    public override IEnumerable<byte[]> Seeds =>
        new[]
        {
            sample,
            $"{sample}\n{sample}\n",
            $"\uFEFF{sample}\r\n \n{sample.Replace(":", " : ", StringComparison.Ordinal)}\n{{}}\nnull\n",
            string.Join('\n', sample.Split(',')),
            $"{sample}{sample}\uFEFF {sample.Replace(':', ';')}{sample}\n\uFEFF{sample}",
        }.Select(Encoding.UTF8.GetBytes);

    public override string Exercise(byte[] input)
    {
        ReadAll(ChunkedStream.Of(input, int.MaxValue, 1000, 101), createParser()).GetAwaiter().GetResult();
        return (_records.Count, _unreadable.Count) switch
        {
            (0, 0) => "empty",
            (_, 0) => "records",
            (0, _) => "errors",
            _ => "records and errors",
        };
    }

    public override void Verify(byte[] input)
    {
        foreach (var error in _unreadable)
        {
            FindingException.Require(
                !error.ToString().Contains(FuzzClient.Secret, StringComparison.Ordinal),
                "a part of the line is shown"
            );
            FindingException.Require(error.ToString().Length <= 400, "more than 400 characters are shown");
        }

        VerifyLines(input, createParser());
    }

    private async Task ReadAll(Stream stream, LineParser<T> parser)
    {
        _records.Clear();
        _unreadable.Clear();
        var lines = 0L;
        using var blocks = new LineBlockReader(stream);
        while (await blocks.ReadAsync(CancellationToken.None) is { } block)
        {
            using (block)
            {
                var batch = RecordBatch<T>.Parse(block, parser, stopOnError: false);
                _records.AddRange(batch.Records);
                var before = lines;
                _unreadable.AddRange(
                    batch.Errors.Select(malformed => malformed.Error with { LineNumber = before + malformed.Error.LineNumber })
                );
                lines += batch.LineCount;
            }
        }
    }

    /// <summary>Compares the records with those of the serializer, and with those of a parser that has parsed the preceding lines.</summary>
    private void VerifyLines(byte[] input, LineParser<T> parser)
    {
        var (records, errors) = (0, 0);
        foreach (var (number, line) in ExpectedRecords.Split(input))
        {
            var expected = Deserialize(line);
            FindingException.Require(expected is null || Json.IsValid(line), "invalid JSON was accepted");
            if (expected is null)
            {
                FindingException.Require(
                    errors < _unreadable.Count && _unreadable[errors++].LineNumber == number,
                    "a line was accepted that the serializer rejects"
                );
                continue;
            }

            FindingException.Require(
                records < _records.Count && Equals(_records[records++], expected),
                "a record differs from that of the serializer"
            );
            FindingException.Require(Equals(parser.Parse(line), expected), "a record differs when parsed again");
            FindingException.Require(
                Equals(Json.ReadPieces(line, 1 + (line.Length % 5), typeInfo), expected),
                "the value differs when read in segments"
            );
            Json.RequireEqualAfterRoundTrip(expected, typeInfo);
            _ = expected.ToString();
        }

        FindingException.Require(
            records == _records.Count && errors == _unreadable.Count,
            "there are more records or errors than expected"
        );
    }

    /// <summary>Deserializes a line. Exceptions of a custom type also make the line malformed.</summary>
    private T? Deserialize(byte[] line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, typeInfo);
        }
        catch (Exception e) when (e is JsonException || typeInfo.Kind == JsonTypeInfoKind.Object)
        {
            return null;
        }
    }
}
