namespace BulkExport.Client.Testing;

/// <summary>Rules about several writers and readers of files at once.</summary>
internal static class ConcurrencyRules
{
    private const int Writers = 8;

    public static IReadOnlyList<ContractRule> All { get; } =
    [
        new("Concurrent writers of different paths do not affect each other", VerifyDifferentPathsAsync),
        new("Concurrent writers of one path replace each other as a whole", VerifySamePathAsync),
        new("A concurrent reader never sees part of a file", VerifyReaderAsync),
    ];

    private static async Task VerifySamePathAsync(ContractContext context)
    {
        var path = context.File("same");
        var contents = Enumerable.Range(0, Writers).Select(i => ContractContext.Bytes(50_000 + i, i)).ToArray();
        var committed = await CommitAllAsync(context, [.. contents.Select(_ => path)], contents).ConfigureAwait(false);
        var found = await context.Other.FindAsync(path, context.Cancellation).ConfigureAwait(false);
        context.Require(found is not null && committed.Contains(found), $"FindAsync returns {found}, which no commit returned");
        var content2 = contents[Array.IndexOf(committed, found)];
        await context.RequireContentAsync(path, content2, "after concurrent commits").ConfigureAwait(false);

        var last = await context.WriteAsync(path, contents[0]).ConfigureAwait(false);
        context.Require(last.Length == contents[0].Length, "CommitAsync returns another length");
        await context.RequireContentAsync(path, contents[0], "after the last commit").ConfigureAwait(false);
    }

    private static async Task VerifyDifferentPathsAsync(ContractContext context)
    {
        var paths = Enumerable.Range(0, 4 * Writers).Select(i => context.File($"{i}/file")).ToArray();
        var contents = paths.Select((_, i) => ContractContext.Bytes(10_000 + i, i)).ToArray();
        await CommitAllAsync(context, paths, contents).ConfigureAwait(false);
        for (var i = 0; i < paths.Length; i++)
        {
            await context.RequireContentAsync(paths[i], contents[i], "after concurrent writes").ConfigureAwait(false);
        }
    }

    private static async Task VerifyReaderAsync(ContractContext context)
    {
        var path = context.File("read");
        var contents = Enumerable.Range(0, 10).Select(i => ContractContext.Bytes(1000 + (37 * i), i)).ToArray();
        await context.WriteAsync(path, contents[0]).ConfigureAwait(false);
        var write = Task.Run(
            async () =>
            {
                foreach (var content in contents.Concat(contents))
                {
                    await context.WriteAsync(path, content).ConfigureAwait(false);
                }
            },
            context.Cancellation
        );
        do
        {
            try
            {
                var content = await context.ReadAsync(path).ConfigureAwait(false);
                context.Require(content is not null, "a file does not exist while it is replaced");
                context.Require(contents.Any(whole => whole.AsSpan().SequenceEqual(content)), "a reader sees part of a file");
            }
            catch (IOException)
            {
                // The file was replaced while it was read.
            }
        } while (!write.IsCompleted);

        await write.ConfigureAwait(false);
    }

    /// <summary>Writes files so that all of them are open at once.</summary>
    private static async Task<ExportStoreFile[]> CommitAllAsync(ContractContext context, string[] paths, byte[][] contents)
    {
        var writers = new List<ExportStoreWriter>();
        for (var i = 0; i < paths.Length; i++)
        {
            writers.Add(await context.CreateStore().CreateAsync(paths[i], context.Cancellation).ConfigureAwait(false));
            await writers[i].WriteAsync(contents[i].AsMemory(0, 1000), context.Cancellation).ConfigureAwait(false);
        }

        return await Task.WhenAll(writers.Select((writer, i) => Task.Run(() => FinishAsync(writer, contents[i].AsMemory(1000)))))
            .ConfigureAwait(false);

        async Task<ExportStoreFile> FinishAsync(ExportStoreWriter writer, ReadOnlyMemory<byte> rest)
        {
            await using var _ = writer.ConfigureAwait(false);
            await writer.WriteAsync(rest, context.Cancellation).ConfigureAwait(false);
            return await writer.CommitAsync(context.Cancellation).ConfigureAwait(false);
        }
    }
}
