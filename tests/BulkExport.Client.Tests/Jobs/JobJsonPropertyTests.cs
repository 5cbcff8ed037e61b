using System.Text;
using System.Text.Json;
using CsCheck;

namespace BulkExport.Client.Tests.Jobs;

/// <summary>Parsing arbitrary bytes returns a job or throws the documented exception.</summary>
public class JobJsonPropertyTests
{
    private const int Iterations = 5_000;

    /// <summary>Property names as JSON, most of them names of the wire format.</summary>
    private static readonly Gen<string> Name = Gen.OneOf(
        "\"job_sid\"",
        "\"resource_type\"",
        "\"friendly_name\"",
        "\"start_day\"",
        "\"end_day\"",
        "\"details\"",
        "\"webhook_url\"",
        "\"webhook_method\"",
        "\"email\"",
        "\"url\"",
        "\"job_queue_position\"",
        "\"estimated_completion_time\"",
        "\"status\"",
        "\"count\"",
        "\"days\"",
        "\"0\"",
        "\"\"",
        "\"d\\u0065tails\"",
        "\"\\ud800_sid_or_so\"",
        "\"\\udc00\\ud800unt\""
    );

    /// <summary>Scalar values as JSON, many of them valid for some properties and invalid for others.</summary>
    private static readonly Gen<string> Scalar = Gen.Frequency(
        (
            4,
            Gen.OneOf(
                "null",
                "true",
                "27",
                "-1",
                "1.5",
                "1e400",
                "99999999999999999999",
                "\"\"",
                "\" \"",
                "\"JS0123456789abcdefABCDEF0123456789\"",
                "\"Messages\"",
                "\"../Messages\"",
                "\"Completed\"",
                "\"Archived\"",
                "\"2020-07-01\"",
                "\"2020-02-30\"",
                "\"0001-01-01T00:00:00+14:00\"",
                "\"9999-12-31T23:59:59.9999999-14:00\"",
                "\"2021-03-15T20:20:14.547\"",
                "\"\\ud800021-03-15T20:20:14.547\"",
                "\"GET\"",
                "\"\\u0000\"",
                "\"https://example.org/?a=b\"",
                "\"http://[::1\"",
                "\"file:///x\"",
                "\"/relative\"",
                "\"xn--\\u00e4://?#@:\"",
                "\"12\"",
                "\"\\u0031\\u0032\"",
                "\"\\ud800\"",
                "\"\\udc00abc\""
            )
        ),
        (1, Gen.String.Select(text => JsonSerializer.Serialize(text))),
        (1, Gen.Double.Where(double.IsFinite).Select(number => JsonSerializer.Serialize(number)))
    );

    private static readonly Gen<string> Tree = Gen.Recursive<string>(
        (depth, inner) =>
            depth >= 4
                ? Scalar
                : Gen.Frequency(
                    (3, Scalar),
                    (1, inner.Array[0, 4].Select(items => $"[{string.Join(',', items)}]")),
                    (3, Gen.Select(Name, inner).Array[0, 6].Select(Object))
                )
    );

    /// <summary>Jobs with a SID, because a missing SID always fails.</summary>
    private static readonly Gen<string> JobLike = Gen.Select(Name, Tree)
        .Array[0, 8]
        .Select(properties => Object([("\"job_sid\"", $"\"{TestAccount.JobSidText}\""), .. properties]));

    private static readonly Gen<byte[]> Mutated = Gen.Select(
        Gen.OneOf(JobSamples.All),
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 1_000_000], Gen.Frequency((1, Gen.Byte), (2, Gen.OneOf([.. "\"\\{}[],:0u \n"u8])))).Array[
            1,
            5
        ],
        (sample, changes) => changes.Aggregate(Encoding.UTF8.GetBytes(sample), Mutate)
    );

    [Fact]
    public Task Parse_ArbitraryJson_ReturnsJobOrThrowsFormatException() =>
        Tree.SampleAsync(json => CheckAsync(Encoding.UTF8.GetBytes(json)), iter: Iterations);

    [Fact]
    public Task Parse_ArbitraryProperties_ReturnsJobOrThrowsFormatException() =>
        JobLike.SampleAsync(json => CheckAsync(Encoding.UTF8.GetBytes(json)), iter: Iterations);

    [Fact]
    public Task Parse_CorruptJob_ReturnsJobOrThrowsFormatException() =>
        Mutated.SampleAsync(CheckAsync, iter: Iterations, print: Encoding.UTF8.GetString);

    [Fact]
    public Task Parse_ArbitraryBytes_ReturnsJobOrThrowsFormatException() => Gen.Byte.Array[0, 40].SampleAsync(CheckAsync, iter: Iterations);

    [Fact]
    public void Deserialize_ArbitraryProperties_ReturnsJobOrThrowsJsonException() =>
        JobLike.Sample(json => Deserialize(Encoding.UTF8.GetBytes(json)), iter: Iterations);

    [Fact]
    public void Deserialize_CorruptJob_ReturnsJobOrThrowsJsonException() =>
        Mutated.Sample(Deserialize, iter: Iterations, print: Encoding.UTF8.GetString);

    [Fact]
    public async Task Generator_ArbitraryProperties_IncludesValidJobs()
    {
        var readable = 0;
        await JobLike.SampleAsync(
            async json =>
            {
                if (await ReadAsync(Encoding.UTF8.GetBytes(json)))
                {
                    Interlocked.Increment(ref readable);
                }
            },
            iter: 1000
        );

        Assert.InRange(readable, 50, 950);
    }

    /// <summary>Parses a response body and verifies that the job round-trips.</summary>
    /// <returns><see langword="true"/> if the body is a job; <see langword="false"/> if the documented exception was thrown.</returns>
    private static async Task<bool> ReadAsync(byte[] body)
    {
        Job job;
        try
        {
            job = await JobResponseReader.ReadJobAsync(body);
        }
        catch (BulkExportFormatException)
        {
            return false;
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(job, BulkExportJsonContext.Default.Job);
        var reread = await JobResponseReader.ReadJobAsync(json);
        Assert.Equal(job, reread);
        Assert.Equal(job.GetHashCode(), reread.GetHashCode());
        Assert.Equal(job.ToString(), reread.ToString());
        Assert.Equal(job.IsFinished, reread.IsFinished);
        return true;
    }

    private static Task CheckAsync(byte[] body) => ReadAsync(body);

    private static void Deserialize(byte[] body)
    {
        try
        {
            _ = JsonSerializer.Deserialize(body, BulkExportJsonContext.Default.Job)?.ToString();
        }
        catch (JsonException)
        {
            // the only exception that the serializer may throw
        }
    }

    private static string Object((string Name, string Value)[] properties) =>
        $"{{{string.Join(',', properties.Select(property => $"{property.Name}:{property.Value}"))}}}";

    private static byte[] Mutate(byte[] body, (int Kind, int Place, byte Value) change)
    {
        if (body.Length == 0)
        {
            return body;
        }

        var position = change.Place % body.Length;
        return change.Kind switch
        {
            0 => [.. body[..position], change.Value, .. body[(position + 1)..]],
            1 => [.. body[..position], change.Value, .. body[position..]],
            2 => [.. body[..position], .. body[(position + 1)..]],
            _ => body[..position],
        };
    }
}
