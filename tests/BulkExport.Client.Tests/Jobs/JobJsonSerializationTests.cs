using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;

namespace BulkExport.Client.Tests.Jobs;

/// <summary>Tests the serialization of jobs.</summary>
public class JobJsonSerializationTests
{
    [Fact]
    public async Task Write_RunningJob_ReturnsWireFormat()
    {
        var job = await JobResponseReader.ReadJobAsync(JobSamples.Running);

        Assert.Equal(JobSamples.Running, JsonSerializer.Serialize(job));
        Assert.Equal(JobSamples.Running, JsonSerializer.Serialize(job, BulkExportJsonContext.Default.Job));
    }

    [Fact]
    public void Write_EmptyJob_RoundTrips()
    {
        var json = JsonSerializer.Serialize(new Job());

        Assert.Equal(
            """
            {"job_sid":null,"resource_type":null,"friendly_name":null,"start_day":null,"end_day":null,"details":null,"webhook_url":null,
            "webhook_method":null,"email":null,"url":null,"job_queue_position":null,"estimated_completion_time":null}
            """.ReplaceLineEndings(""),
            json
        );
        Assert.Equal(new Job(), JsonSerializer.Deserialize<Job>(json));
    }

    [Theory]
    [InlineData("2021-03-15T21:20:14.5470000+01:00", "2021-03-15T20:20:14.547")]
    [InlineData("2021-03-15T20:20:14Z", "2021-03-15T20:20:14")]
    public async Task Write_Timestamp_UsesUtcWithoutZone(string read, string written)
    {
        var job = await JobResponseReader.ReadJobWithAsync($"\"estimated_completion_time\":\"{read}\"");

        Assert.Contains($"\"estimated_completion_time\":\"{written}\"", JsonSerializer.Serialize(job), StringComparison.Ordinal);
    }

    [Fact]
    public void Deserialize_SegmentedSequence_ReturnsSameJob()
    {
        foreach (var sample in JobSamples.All)
        {
            var reader = new Utf8JsonReader(ByteByByte(sample));
            reader.Read();

            Assert.Equal(JsonSerializer.Deserialize<Job>(sample), JobJsonConverter.ReadValue(ref reader));
        }
    }

    [Fact]
    public async Task DeserializeAsync_SmallReads_ReturnsSameJob()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var pipe = new Pipe();
        var reading = JsonSerializer.DeserializeAsync<Job[]>(pipe.Reader.AsStream(), cancellationToken: cancellationToken);

        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes($"[{JobSamples.Unusual},"), cancellationToken);
        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes($"{JobSamples.Unusual}]"), cancellationToken);
        await pipe.Writer.CompleteAsync();

        var expected = await JobResponseReader.ReadJobAsync(JobSamples.Unusual);
        Assert.Equal<Job>([expected, expected], (await reading)!);
    }

    private static ReadOnlySequence<byte> ByteByByte(string text)
    {
        var first = new Segment(default, previous: null);
        var last = first;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            last = new Segment(new[] { b }, last);
        }

        return new(first, 0, last, last.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, Segment? previous)
        {
            Memory = memory;
            if (previous is not null)
            {
                RunningIndex = previous.RunningIndex + previous.Memory.Length;
                previous.Next = this;
            }
        }
    }
}
