using System.IO.Compression;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Sample;

public sealed class DayReadTests : SampleTest
{
    private static readonly SimulatedJob Done = ThreeDays with { Age = TimeSpan.FromHours(1) };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_ADay_WritesItsBytes(bool isTerminal)
    {
        IsTerminal = isTerminal;
        Service.Jobs.Add(Done);

        Assert.Equal(0, await RunAsync("day", "read", "messages", "2026-11-01"));
        Assert.Equal(FileOfTheFirst(), Bytes.ToArray());
        Assert.Empty(Output.ToString());
        Assert.Empty(Screen.Output);
    }

    [Fact]
    public async Task Read_NoFile_Exits3()
    {
        Assert.Equal(3, await RunAsync("day", "read", "Messages", "2026-11-01"));
        AssertOneErrorLine("The request to");
        Assert.Empty(Bytes.ToArray());
    }

    [Theory]
    [InlineData(32)]
    [InlineData(unchecked((int)0x800700E8))]
    public async Task Read_PipeIsClosed_EndsQuietly(int error)
    {
        Service.Jobs.Add(Done);
        OutputStream = new BrokenStream(error);

        Assert.Equal(0, await RunAsync("day", "read", "Messages", "2026-11-01"));
        Assert.Empty(Error.ToString());
    }

    [Fact]
    public async Task Read_DiskIsFull_Exits1()
    {
        Service.Jobs.Add(Done);
        OutputStream = new BrokenStream(28);

        Assert.Equal(1, await RunAsync("day", "read", "Messages", "2026-11-01"));
        AssertOneErrorLine("It broke.");
    }

    [Fact]
    public async Task Read_FileIsCut_Exits1()
    {
        Service.Jobs.Add(Done);
        var file = Service.Files.Of(ResourceType.Messages, new(2026, 11, 1)).ToArray();
        Service.Files.Replace(ResourceType.Messages, new(2026, 11, 1), file.AsSpan()[..^9]);

        Assert.Equal(1, await RunAsync("day", "read", "Messages", "2026-11-01"));
        AssertOneErrorLine("The file");
    }

    private byte[] FileOfTheFirst()
    {
        using var content = new MemoryStream();
        using var file = Service.Files.Of(ResourceType.Messages, new(2026, 11, 1)).OpenRead();
        using var decompressed = new GZipStream(file, CompressionMode.Decompress);
        decompressed.CopyTo(content);
        return content.ToArray();
    }

    private sealed class BrokenStream(int error) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("It broke.", error);
    }
}
