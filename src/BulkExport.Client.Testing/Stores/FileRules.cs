namespace BulkExport.Client.Testing;

/// <summary>Provides the rules for the content of files.</summary>
internal static class FileRules
{
    private const int LargeChunk = 1024 * 1024;
    private const int LargeChunks = 24;

    public static IReadOnlyList<ContractRule> All { get; } =
    [
        new("A missing file is reported as null", VerifyMissingAsync),
        new("A committed file is read back unchanged", VerifyContentAsync),
        new("A large file is read back unchanged", VerifyLargeAsync),
        new("A buffer can be reused after a write", VerifyBufferAsync),
        new("The version changes when a file is replaced", VerifyVersionAsync),
        new("A stream returns the content of one version", VerifyReplacedWhileReadAsync),
        new("A deleted file does not exist", VerifyDeleteAsync),
    ];

    private static async Task VerifyMissingAsync(ContractContext context)
    {
        await context.RequireMissingAsync(context.GetFilePath("missing"), "for a file that was never written").ConfigureAwait(false);
        await context.WriteAsync(context.GetFilePath("directory/file"), new byte[1]).ConfigureAwait(false);
        context.Require(
            await context.Store.FindAsync(context.GetFilePath("directory"), context.CancellationToken).ConfigureAwait(false) is null,
            "FindAsync finds a file for a path that is only a directory of another file"
        );
    }

    private static async Task VerifyContentAsync(ContractContext context)
    {
        foreach (var length in new[] { 0, 1, 3, 4096, 131_073 })
        {
            var content = ContractContext.CreateBytes(length, length);
            var path = context.GetFilePath($"of-{length}-bytes");
            var writer = await context.Store.CreateAsync(path, context.CancellationToken).ConfigureAwait(false);
            await using (writer.ConfigureAwait(false))
            {
                await writer.WriteAsync(content.AsMemory(0, length / 3), context.CancellationToken).ConfigureAwait(false);
                await writer.WriteAsync(ReadOnlyMemory<byte>.Empty, context.CancellationToken).ConfigureAwait(false);
                await writer.WriteAsync(content.AsMemory(length / 3), context.CancellationToken).ConfigureAwait(false);
                var committed = await writer.CommitAsync(context.CancellationToken).ConfigureAwait(false);
                var found = await context.OtherStore.FindAsync(path, context.CancellationToken).ConfigureAwait(false);
                context.Require(
                    committed == found,
                    $"CommitAsync returns {committed}, but FindAsync returns {ContractContext.Format(found)}"
                );
            }

            await context.RequireContentAsync(path, content, $"for {length} bytes").ConfigureAwait(false);
        }

        var empty = context.GetFilePath("without-a-write");
        var unwritten = await context.Store.CreateAsync(empty, context.CancellationToken).ConfigureAwait(false);
        await using var _ = unwritten.ConfigureAwait(false);
        await unwritten.CommitAsync(context.CancellationToken).ConfigureAwait(false);
        await context.RequireContentAsync(empty, default, "for a file without writes").ConfigureAwait(false);
    }

    private static async Task VerifyLargeAsync(ContractContext context)
    {
        var path = context.GetFilePath("large");
        var writer = await context.Store.CreateAsync(path, context.CancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            for (var chunk = 0; chunk < LargeChunks; chunk++)
            {
                await writer.WriteAsync(ContractContext.CreateBytes(LargeChunk, chunk), context.CancellationToken).ConfigureAwait(false);
            }

            await writer.CommitAsync(context.CancellationToken).ConfigureAwait(false);
        }

        var stream = await context.OtherStore.OpenReadAsync(path, context.CancellationToken).ConfigureAwait(false);
        context.Require(stream is not null, "OpenReadAsync returns null for a large file");
        await using var _ = stream.ConfigureAwait(false);
        var actual = new byte[LargeChunk];
        for (var chunk = 0; chunk < LargeChunks; chunk++)
        {
            var read = await stream
                .ReadAtLeastAsync(actual, LargeChunk, throwOnEndOfStream: false, context.CancellationToken)
                .ConfigureAwait(false);
            context.Require(
                read == LargeChunk && actual.AsSpan().SequenceEqual(ContractContext.CreateBytes(LargeChunk, chunk)),
                $"megabyte {chunk} of a file of {LargeChunks} megabytes differs from the written content"
            );
        }

        context.Require(
            await stream.ReadAsync(actual, context.CancellationToken).ConfigureAwait(false) == 0,
            "a large file is longer than the written content"
        );
    }

    private static async Task VerifyBufferAsync(ContractContext context)
    {
        var path = context.GetFilePath("buffer");
        var writer = await context.Store.CreateAsync(path, context.CancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            var buffer = new byte[1000];
            for (byte value = 1; value <= 3; value++)
            {
                buffer.AsSpan().Fill(value);
                await writer.WriteAsync(buffer, context.CancellationToken).ConfigureAwait(false);
            }

            buffer.AsSpan().Fill(9);
            await writer.CommitAsync(context.CancellationToken).ConfigureAwait(false);
        }

        var expected = Enumerable.Range(0, 3000).Select(i => (byte)(1 + (i / 1000))).ToArray();
        await context.RequireContentAsync(path, expected, "when the buffer is reused").ConfigureAwait(false);
    }

    private static async Task VerifyVersionAsync(ContractContext context)
    {
        var path = context.GetFilePath("versions");
        var versions = new HashSet<string>();
        for (var i = 0; i < 5; i++)
        {
            var committed = await context.WriteAsync(path, ContractContext.CreateBytes(100, i)).ConfigureAwait(false);
            context.Require(versions.Add(committed.Version), "two different contents of the same length have the same version");
            var found = await context.OtherStore.FindAsync(path, context.CancellationToken).ConfigureAwait(false);
            context.Require(found == committed, $"FindAsync returns {ContractContext.Format(found)} after a commit of {committed}");
        }
    }

    private static async Task VerifyReplacedWhileReadAsync(ContractContext context)
    {
        var path = context.GetFilePath("replaced");
        var (old, current) = (ContractContext.CreateBytes(3 * LargeChunk, 1), ContractContext.CreateBytes(3 * LargeChunk, 2));
        await context.WriteAsync(path, old).ConfigureAwait(false);
        var stream = await context.OtherStore.OpenReadAsync(path, context.CancellationToken).ConfigureAwait(false);
        context.Require(stream is not null, "OpenReadAsync returns null");
        await using var _ = stream.ConfigureAwait(false);
        var start = new byte[10];
        await stream.ReadExactlyAsync(start, context.CancellationToken).ConfigureAwait(false);
        await context.WriteAsync(path, current).ConfigureAwait(false);
        try
        {
            byte[] read = [.. start, .. await context.ReadToEndAsync(stream).ConfigureAwait(false)];
            context.Require(
                read.AsSpan().SequenceEqual(old),
                "the content of a file that is replaced during a read is a mixture of two versions"
            );
        }
        catch (IOException)
        {
            // Allowed if the storage does not retain the previous content.
        }

        await context.RequireContentAsync(path, current, "after a replacement").ConfigureAwait(false);
    }

    private static async Task VerifyDeleteAsync(ContractContext context)
    {
        var path = context.GetFilePath("deleted");
        await context.WriteAsync(path, new byte[3]).ConfigureAwait(false);
        await context.WriteAsync($"{path}2", new byte[3]).ConfigureAwait(false);
        context.Require(
            await context.Store.DeleteAsync(path, context.CancellationToken).ConfigureAwait(false),
            "DeleteAsync returns false for an existing file"
        );
        context.Require(
            await context.OtherStore.FindAsync(path, context.CancellationToken).ConfigureAwait(false) is null,
            "FindAsync finds a deleted file"
        );
        context.Require(await context.ReadAsync(path).ConfigureAwait(false) is null, "OpenReadAsync opens a deleted file");
        context.Require(
            !await context.Store.DeleteAsync(path, context.CancellationToken).ConfigureAwait(false),
            "DeleteAsync returns true for a missing file"
        );
        await context.RequireContentAsync($"{path}2", new byte[3], "after another file was deleted").ConfigureAwait(false);
    }
}
