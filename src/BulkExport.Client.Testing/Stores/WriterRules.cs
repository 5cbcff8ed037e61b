namespace BulkExport.Client.Testing;

/// <summary>Rules about what is visible of a file before and after its commit.</summary>
internal static class WriterRules
{
    private static readonly byte[] Old = ContractContext.Bytes(1000, 1);
    private static readonly byte[] Current = ContractContext.Bytes(200_000, 2);

    public static IReadOnlyList<ContractRule> All { get; } =
    [
        new("A file is not visible before its commit", VerifyInvisibleAsync),
        new("A file that is not committed never becomes visible", VerifyDiscardedAsync),
        new("An existing file remains until the commit", VerifyReplacedAsync),
    ];

    private static async Task VerifyInvisibleAsync(ContractContext context)
    {
        var path = context.File("invisible");
        var writer = await context.Store.CreateAsync(path, context.Cancellation).ConfigureAwait(false);
        await using var _ = writer.ConfigureAwait(false);
        await context.RequireMissingAsync(path, "right after CreateAsync").ConfigureAwait(false);
        await writer.WriteAsync(Current, context.Cancellation).ConfigureAwait(false);
        await context.RequireMissingAsync(path, "after a write without a commit").ConfigureAwait(false);
        context.Require(
            (await context.ListAsync(context.File("")).ConfigureAwait(false)).Count == 0,
            "ListAsync yields a file that is not committed"
        );
        await writer.CommitAsync(context.Cancellation).ConfigureAwait(false);
        await context.RequireContentAsync(path, Current, "after the commit, before the writer is disposed").ConfigureAwait(false);
    }

    private static async Task VerifyDiscardedAsync(ContractContext context)
    {
        for (var writes = 0; writes < 3; writes++)
        {
            var path = context.File($"discarded-{writes}");
            var writer = await context.Store.CreateAsync(path, context.Cancellation).ConfigureAwait(false);
            for (var write = 0; write < writes; write++)
            {
                await writer.WriteAsync(Current, context.Cancellation).ConfigureAwait(false);
            }

            await writer.DisposeAsync().ConfigureAwait(false);
            await writer.DisposeAsync().ConfigureAwait(false);
            await context.RequireMissingAsync(path, $"after {writes} writes and no commit").ConfigureAwait(false);
        }

        context.Require(
            (await context.ListAsync(context.File("")).ConfigureAwait(false)).Count == 0,
            "ListAsync yields a file that was discarded"
        );
    }

    private static async Task VerifyReplacedAsync(ContractContext context)
    {
        var path = context.File("replaced");
        await context.WriteAsync(path, Old).ConfigureAwait(false);
        var discarded = await context.Store.CreateAsync(path, context.Cancellation).ConfigureAwait(false);
        await using (discarded.ConfigureAwait(false))
        {
            await discarded.WriteAsync(Current, context.Cancellation).ConfigureAwait(false);
            await context.RequireContentAsync(path, Old, "while another is written").ConfigureAwait(false);
        }

        await context.RequireContentAsync(path, Old, "after another was discarded").ConfigureAwait(false);
        await context.WriteAsync(path, Current).ConfigureAwait(false);
        await context.RequireContentAsync(path, Current, "after a longer one was committed").ConfigureAwait(false);
        await context.WriteAsync(path, Old).ConfigureAwait(false);
        await context.RequireContentAsync(path, Old, "after a shorter one was committed").ConfigureAwait(false);
    }
}
