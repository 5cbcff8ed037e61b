using System.IO.Compression;
using BulkExport.Cli.Tests.Support;
using BulkExport.Client.Testing;

namespace BulkExport.Cli.Tests.Commands;

public sealed class DaysReadCommandTests : CliTestBase
{
    private static readonly SimulatedJob Done = ThreeDays with { Age = TimeSpan.FromHours(1) };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_ExportedDay_WritesBytesOfFile(bool isTerminal)
    {
        IsTerminal = isTerminal;
        Service.Jobs.Add(Done);

        Assert.Equal(0, await RunAsync("days", "read", "messages", "2026-11-01"));
        Assert.Equal(FileOfTheFirst(), Bytes.ToArray());
        Assert.Empty(Output.ToString());
        Assert.Empty(Screen.Output);
    }

    [Fact]
    public async Task Read_NoFile_Returns3()
    {
        Assert.Equal(3, await RunAsync("days", "read", "Messages", "2026-11-01"));
        AssertOneErrorLine("The request to");
        Assert.Empty(Bytes.ToArray());
    }

    [Theory]
    [InlineData(32)]
    [InlineData(unchecked((int)0x800700E8))]
    public async Task Read_PipeClosed_ReturnsSuccess(int error)
    {
        Service.Jobs.Add(Done);
        OutputStream = new BrokenStream(error);

        Assert.Equal(0, await RunAsync("days", "read", "Messages", "2026-11-01"));
        Assert.Empty(Error.ToString());
    }

    [Fact]
    public async Task Read_DiskFull_Returns1()
    {
        Service.Jobs.Add(Done);
        OutputStream = new BrokenStream(28);

        Assert.Equal(1, await RunAsync("days", "read", "Messages", "2026-11-01"));
        AssertOneErrorLine("It broke.");
    }

    [Fact]
    public async Task Read_TruncatedFile_Returns1()
    {
        Service.Jobs.Add(Done);
        var file = Service.Files.Get(ResourceType.Messages, new(2026, 11, 1)).ToArray();
        Service.Files.Replace(ResourceType.Messages, new(2026, 11, 1), file.AsSpan()[..^9]);

        Assert.Equal(1, await RunAsync("days", "read", "Messages", "2026-11-01"));
        AssertOneErrorLine("Reading the Messages file for ");
    }

    private byte[] FileOfTheFirst()
    {
        using var content = new MemoryStream();
        using var file = Service.Files.Get(ResourceType.Messages, new(2026, 11, 1)).OpenRead();
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
