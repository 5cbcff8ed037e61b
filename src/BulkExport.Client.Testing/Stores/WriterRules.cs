namespace BulkExport.Client.Testing;

/// <summary>Provides the rules for the visibility of a file before and after its commit.</summary>
internal static class WriterRules
{
    private static readonly byte[] Old = ContractContext.CreateBytes(1000, 1);
    private static readonly byte[] Current = ContractContext.CreateBytes(200_000, 2);

    public static IReadOnlyList<ContractRule> All { get; } =
    [
        new("A file is not visible before its commit", VerifyInvisibleAsync),
        new("A file that is not committed never becomes visible", VerifyDiscardedAsync),
        new("An existing file remains until the commit", VerifyReplacedAsync),
    ];

    private static async Task VerifyInvisibleAsync(ContractContext context)
    {
        var path = context.GetFilePath("invisible");
        var writer = await context.Store.CreateAsync(path, context.CancellationToken).ConfigureAwait(false);
        await using var _ = writer.ConfigureAwait(false);
        await context.RequireMissingAsync(path, "after CreateAsync").ConfigureAwait(false);
        await writer.WriteAsync(Current, context.CancellationToken).ConfigureAwait(false);
        await context.RequireMissingAsync(path, "after a write without a commit").ConfigureAwait(false);
        context.Require(
            (await context.ListAsync(context.GetFilePath("")).ConfigureAwait(false)).Count == 0,
            "ListAsync returns an uncommitted file"
        );
        await writer.CommitAsync(context.CancellationToken).ConfigureAwait(false);
        await context.RequireContentAsync(path, Current, "after the commit, before the writer is disposed").ConfigureAwait(false);
    }

    private static async Task VerifyDiscardedAsync(ContractContext context)
    {
        for (var writes = 0; writes < 3; writes++)
        {
            var path = context.GetFilePath($"discarded-{writes}");
            var writer = await context.Store.CreateAsync(path, context.CancellationToken).ConfigureAwait(false);
            for (var write = 0; write < writes; write++)
            {
                await writer.WriteAsync(Current, context.CancellationToken).ConfigureAwait(false);
            }

            await writer.DisposeAsync().ConfigureAwait(false);
            await writer.DisposeAsync().ConfigureAwait(false);
            await context.RequireMissingAsync(path, $"after {writes} writes and no commit").ConfigureAwait(false);
        }

        context.Require(
            (await context.ListAsync(context.GetFilePath("")).ConfigureAwait(false)).Count == 0,
            "ListAsync returns a discarded file"
        );
    }

    private static async Task VerifyReplacedAsync(ContractContext context)
    {
        var path = context.GetFilePath("replaced");
        await context.WriteAsync(path, Old).ConfigureAwait(false);
        var discarded = await context.Store.CreateAsync(path, context.CancellationToken).ConfigureAwait(false);
        await using (discarded.ConfigureAwait(false))
        {
            await discarded.WriteAsync(Current, context.CancellationToken).ConfigureAwait(false);
            await context.RequireContentAsync(path, Old, "while a replacement is being written").ConfigureAwait(false);
        }

        await context.RequireContentAsync(path, Old, "after a replacement was discarded").ConfigureAwait(false);
        await context.WriteAsync(path, Current).ConfigureAwait(false);
        await context.RequireContentAsync(path, Current, "after a longer file was committed").ConfigureAwait(false);
        await context.WriteAsync(path, Old).ConfigureAwait(false);
        await context.RequireContentAsync(path, Old, "after a shorter file was committed").ConfigureAwait(false);
    }
}
