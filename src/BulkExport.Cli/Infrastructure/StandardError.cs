using System.Text;

namespace BulkExport.Cli.Infrastructure;

/// <summary>Opens the standard error as a writer that ignores failed writes, because there is no other place to report them.</summary>
internal static class StandardError
{
    public static TextWriter Open() => Create(Console.OpenStandardError());

    internal static TextWriter Create(Stream stream) =>
        TextWriter.Synchronized(
            new StreamWriter(
                new BestEffortStream(stream),
                Console.OutputEncoding.CodePage == Encoding.UTF8.CodePage ? new UTF8Encoding(false) : Console.OutputEncoding
            )
            {
                AutoFlush = true,
            }
        );

    private sealed class BestEffortStream(Stream stream) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => Run(stream.Flush);

        public override void Write(byte[] buffer, int offset, int count) => Run(() => stream.Write(buffer, offset, count));

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        private static void Run(Action write)
        {
            try
            {
                write();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The standard error is closed.
            }
        }
    }
}
