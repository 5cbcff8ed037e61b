using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Tests.Support;
using Spectre.Console;

namespace BulkExport.Cli.Tests.Infrastructure;

/// <summary>Tests outputs that are closed or have no room.</summary>
public sealed class OutputTests : CliTestBase
{
    private static readonly UnauthorizedAccessException Closed = new(
        "Access to the path is denied.",
        new IOException("Bad file descriptor", 9)
    );

    [Theory]
    [InlineData("--help")]
    [InlineData("job", "list", "Messages")]
    public async Task Run_OutputClosed_Returns141WithoutMessage(params string[] args)
    {
        Service.Jobs.Add(ThreeDays);
        await using var output = new ClosedWriter();

        Assert.Equal(141, await RunAsync(output, Token, args));
        Assert.Empty(Error.ToString());
    }

    [Fact]
    public void WriteLine_ErrorClosed_IsIgnored()
    {
        using var error = StandardError.Create(new ClosedStream());

        error.WriteLine("error: no one can read this");
        error.Flush();
    }

    [Theory]
    [InlineData(1, 20)]
    [InlineData(4, 20)]
    [InlineData(80, 80)]
    public void Width_NarrowTerminal_ReturnsMinimum(int width, int expected) =>
        Assert.Equal(expected, new MinimumWidthOutput(new FixedOutput(width)).Width);

    private sealed class ClosedWriter : StringWriter
    {
        public override void Write(char value) => throw Closed;

        public override void Write(string? value) => throw Closed;

        public override void WriteLine(string? value) => throw Closed;

        public override Task WriteLineAsync(string? value) => throw Closed;
    }

    private sealed class ClosedStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw Closed;

        public override void Flush() => throw Closed;
    }

    private sealed class FixedOutput(int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer => TextWriter.Null;

        public bool IsTerminal => true;

        public int Width => width;

        public int Height => 24;

        public void SetEncoding(System.Text.Encoding encoding) { }
    }
}
