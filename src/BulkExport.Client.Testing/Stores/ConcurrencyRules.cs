namespace BulkExport.Client.Testing;

/// <summary>Provides the rules for concurrent readers and writers of files.</summary>
internal static class ConcurrencyRules
{
    private const int Writers = 8;

    public static IReadOnlyList<ContractRule> All { get; } =
    [
        new("Concurrent writers of different paths do not affect each other", VerifyDifferentPathsAsync),
        new("Concurrent writers of one path replace each other atomically", VerifySamePathAsync),
        new("A concurrent reader never observes an incomplete file", VerifyReaderAsync),
    ];

    private static async Task VerifySamePathAsync(ContractContext context)
    {
        var path = context.GetFilePath("same");
        var contents = Enumerable.Range(0, Writers).Select(i => ContractContext.CreateBytes(50_000 + i, i)).ToArray();
        var committed = await CommitAllAsync(context, [.. contents.Select(_ => path)], contents).ConfigureAwait(false);
        var found = await context.OtherStore.FindAsync(path, context.CancellationToken).ConfigureAwait(false);
        context.Require(
            found is not null && committed.Contains(found),
            $"FindAsync returns {ContractContext.Format(found)}, which no commit returned"
        );
        var expected = contents[Array.IndexOf(committed, found)];
        await context.RequireContentAsync(path, expected, "after concurrent commits").ConfigureAwait(false);

        var last = await context.WriteAsync(path, contents[0]).ConfigureAwait(false);
        context.Require(last.Length == contents[0].Length, "CommitAsync returns a different length");
        await context.RequireContentAsync(path, contents[0], "after the last commit").ConfigureAwait(false);
    }

    private static async Task VerifyDifferentPathsAsync(ContractContext context)
    {
        var paths = Enumerable.Range(0, 4 * Writers).Select(i => context.GetFilePath($"{i}/file")).ToArray();
        var contents = paths.Select((_, i) => ContractContext.CreateBytes(10_000 + i, i)).ToArray();
        await CommitAllAsync(context, paths, contents).ConfigureAwait(false);
        for (var i = 0; i < paths.Length; i++)
        {
            await context.RequireContentAsync(paths[i], contents[i], "after concurrent writes").ConfigureAwait(false);
        }
    }

    private static async Task VerifyReaderAsync(ContractContext context)
    {
        var path = context.GetFilePath("read");
        var contents = Enumerable.Range(0, 10).Select(i => ContractContext.CreateBytes(1000 + (37 * i), i)).ToArray();
        await context.WriteAsync(path, contents[0]).ConfigureAwait(false);
        var write = Task.Run(
            async () =>
            {
                foreach (var content in contents.Concat(contents))
                {
                    await context.WriteAsync(path, content).ConfigureAwait(false);
                }
            },
            context.CancellationToken
        );
        do
        {
            try
            {
                var content = await context.ReadAsync(path).ConfigureAwait(false);
                context.Require(content is not null, "a file does not exist while it is being replaced");
                context.Require(contents.Any(complete => complete.AsSpan().SequenceEqual(content)), "a reader observes an incomplete file");
            }
            catch (IOException)
            {
                // Allowed: the file was replaced during the read.
            }
        } while (!write.IsCompleted);

        await write.ConfigureAwait(false);
    }

    /// <summary>Writes files with all writers open at the same time.</summary>
    private static async Task<ExportStoreFile[]> CommitAllAsync(ContractContext context, string[] paths, byte[][] contents)
    {
        var writers = new List<ExportStoreWriter>();
        for (var i = 0; i < paths.Length; i++)
        {
            writers.Add(await context.CreateStore().CreateAsync(paths[i], context.CancellationToken).ConfigureAwait(false));
            await writers[i].WriteAsync(contents[i].AsMemory(0, 1000), context.CancellationToken).ConfigureAwait(false);
        }

        return await Task.WhenAll(writers.Select((writer, i) => Task.Run(() => FinishAsync(writer, contents[i].AsMemory(1000)))))
            .ConfigureAwait(false);

        async Task<ExportStoreFile> FinishAsync(ExportStoreWriter writer, ReadOnlyMemory<byte> rest)
        {
            await using var _ = writer.ConfigureAwait(false);
            await writer.WriteAsync(rest, context.CancellationToken).ConfigureAwait(false);
            return await writer.CommitAsync(context.CancellationToken).ConfigureAwait(false);
        }
    }
}
