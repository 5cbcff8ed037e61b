namespace BulkExport.Client.Testing;

/// <summary>Provides the rules for cancellation.</summary>
internal static class CancellationRules
{
    private const int Rounds = 25;

    private static readonly byte[] Content = ContractContext.CreateBytes(300_000, 3);

    public static IReadOnlyList<ContractRule> All { get; } =
    [
        new("A canceled token cancels every operation", VerifyCanceledAsync),
        new("Cancellation at any point leaves a complete file or none", VerifyAnyPointAsync),
    ];

    private static async Task VerifyCanceledAsync(ContractContext context)
    {
        var canceled = new CancellationToken(canceled: true);
        var (file, document) = (context.GetFilePath("canceled"), context.GetDocumentPath("canceled"));
        await context.WriteAsync(file, Content).ConfigureAwait(false);
        var store = context.Store;
        var calls = new (string Name, Func<Task> Call)[]
        {
            ("FindAsync", () => store.FindAsync(file, canceled).AsTask()),
            ("OpenReadAsync", () => store.OpenReadAsync(file, canceled).AsTask()),
            ("CreateAsync", () => store.CreateAsync(file, canceled).AsTask()),
            ("DeleteAsync", () => store.DeleteAsync(file, canceled).AsTask()),
            ("ListAsync", () => store.ListAsync(context.GetFilePath(""), canceled).ToListAsync(CancellationToken.None).AsTask()),
            ("ReadDocumentAsync", () => store.ReadDocumentAsync(document, canceled).AsTask()),
            ("WriteDocumentAsync", () => store.WriteDocumentAsync(document, Content, expectedVersion: null, canceled).AsTask()),
        };
        foreach (var (name, call) in calls)
        {
            var thrown = await context.CatchAsync<OperationCanceledException>(call).ConfigureAwait(false);
            context.Require(thrown is not null, $"{name} does not throw OperationCanceledException");
        }

        await context.RequireContentAsync(file, Content, "after canceled operations").ConfigureAwait(false);
        context.Require(
            await context.OtherStore.ReadDocumentAsync(document, context.CancellationToken).ConfigureAwait(false) is null,
            "a canceled write creates a document"
        );
    }

    private static async Task VerifyAnyPointAsync(ContractContext context)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var path = context.GetFilePath($"round-{round}");
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
            var write = WriteAsync(context.Store, path, cancellation, round % 5, isConcurrent: round % 2 == 1);
            var thrown = await context.CatchAsync<OperationCanceledException>(() => write).ConfigureAwait(false);
            var found = await context.OtherStore.FindAsync(path, context.CancellationToken).ConfigureAwait(false);
            context.Require(thrown is not null || found is not null, "a commit succeeds, but the file is not visible");
            if (found is not null)
            {
                await context
                    .RequireContentAsync(path, (byte[])[.. Content, .. Content, .. Content], "after a cancellation")
                    .ConfigureAwait(false);
            }
        }
    }

    /// <summary>Writes three times, commits, and cancels the token before or during one of these steps.</summary>
    private static async Task WriteAsync(
        IExportStore store,
        string path,
        CancellationTokenSource cancellation,
        int cancelAfter,
        bool isConcurrent
    )
    {
        var cancel = Task.CompletedTask;
        var writer = await store.CreateAsync(path, cancellation.Token).ConfigureAwait(false);
        try
        {
            for (var step = 0; step < 4; step++)
            {
                if (step == cancelAfter)
                {
                    cancel = isConcurrent ? Task.Run(cancellation.Cancel, CancellationToken.None) : cancellation.CancelAsync();
                }

                if (step < 3)
                {
                    await writer.WriteAsync(Content, cancellation.Token).ConfigureAwait(false);
                }
                else
                {
                    await writer.CommitAsync(cancellation.Token).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            await cancel.ConfigureAwait(false);
            await writer.DisposeAsync().ConfigureAwait(false);
        }
    }
}
