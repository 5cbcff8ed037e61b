using System.Text;
using System.Text.Json;
using CsCheck;

namespace BulkExport.Client.Tests.Jobs;

/// <summary>Whatever comes over the wire: the answer is a job or the one exception, never anything else.</summary>
public class JobJsonPropertyTests
{
    private const int Iterations = 5_000;

    /// <summary>Names as they stand in JSON, most of them the wire's own.</summary>
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

    /// <summary>Scalars as they stand in JSON, many of them right somewhere and wrong elsewhere.</summary>
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

    /// <summary>A job with a SID, so that more than the lack of one is tried.</summary>
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
    public Task AnyJson_IsAJobOrTheOneException() => Tree.SampleAsync(json => CheckAsync(Encoding.UTF8.GetBytes(json)), iter: Iterations);

    [Fact]
    public Task AnyPropertiesOfAJob_AreAJobOrTheOneException() =>
        JobLike.SampleAsync(json => CheckAsync(Encoding.UTF8.GetBytes(json)), iter: Iterations);

    [Fact]
    public Task DamagedJob_IsAJobOrTheOneException() => Mutated.SampleAsync(CheckAsync, iter: Iterations, print: Encoding.UTF8.GetString);

    [Fact]
    public Task AnyBytes_AreAJobOrTheOneException() => Gen.Byte.Array[0, 40].SampleAsync(CheckAsync, iter: Iterations);

    [Fact]
    public void Serializer_AnyPropertiesOfAJob_AreAJobOrAJsonException() =>
        JobLike.Sample(json => Deserialize(Encoding.UTF8.GetBytes(json)), iter: Iterations);

    [Fact]
    public void Serializer_DamagedJob_IsAJobOrAJsonException() =>
        Mutated.Sample(Deserialize, iter: Iterations, print: Encoding.UTF8.GetString);

    [Fact]
    public async Task Generator_MakesReadableJobsToo()
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

    /// <summary>Reads bytes as a call does; what is read is written and read again, and is the same.</summary>
    /// <returns>Whether it was a job; a failure other than the one exception fails the test.</returns>
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

        var written = JsonSerializer.SerializeToUtf8Bytes(job, BulkExportJsonContext.Default.Job);
        var again = await JobResponseReader.ReadJobAsync(written);
        Assert.Equal(job, again);
        Assert.Equal(job.GetHashCode(), again.GetHashCode());
        Assert.Equal(job.ToString(), again.ToString());
        Assert.Equal(job.IsFinished, again.IsFinished);
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
            // the serializer's own failure, and the only one
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

        var place = change.Place % body.Length;
        return change.Kind switch
        {
            0 => [.. body[..place], change.Value, .. body[(place + 1)..]],
            1 => [.. body[..place], change.Value, .. body[place..]],
            2 => [.. body[..place], .. body[(place + 1)..]],
            _ => body[..place],
        };
    }
}
