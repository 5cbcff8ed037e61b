using System.Buffers.Binary;

namespace BulkExport.Client.Testing;

/// <summary>Provides the rules for documents.</summary>
internal static class DocumentRules
{
    private const int Writers = 8;
    private const int Rounds = 20;

    public static IReadOnlyList<ContractRule> All { get; } =
    [
        new("A document is created only if it does not exist", VerifyCreateAsync),
        new("A document is replaced only if it is unchanged", VerifyReplaceAsync),
        new("A document can be from 0 bytes to 256 KiB long", VerifySizesAsync),
        new("Exactly one of several concurrent creations succeeds", VerifyCreateRaceAsync),
        new("Exactly one of several concurrent replacements succeeds", VerifyReplaceRaceAsync),
        new("No update of a document is lost", VerifyCounterAsync),
    ];

    private static async Task VerifyCreateAsync(ContractContext context)
    {
        var path = context.GetDocumentPath("created.json");
        context.Require(
            await ReadAsync(context, path).ConfigureAwait(false) is null,
            "ReadDocumentAsync returns a document that was never written"
        );
        context.Require(
            await WriteAsync(context, path, 1, "1").ConfigureAwait(false) is null,
            "a document that does not exist is replaced"
        );
        var version = await WriteAsync(context, path, 1, null).ConfigureAwait(false);
        context.Require(version is not null, "a document that does not exist cannot be created");
        await RequireAsync(context, path, 1, version).ConfigureAwait(false);
        context.Require(await WriteAsync(context, path, 2, null).ConfigureAwait(false) is null, "an existing document is created again");
        await RequireAsync(context, path, 1, version).ConfigureAwait(false);
    }

    private static async Task VerifyReplaceAsync(ContractContext context)
    {
        var path = context.GetDocumentPath("replaced.json");
        var first = await WriteAsync(context, path, 1, null).ConfigureAwait(false);
        var second = await WriteAsync(context, path, 2, first).ConfigureAwait(false);
        context.Require(second is not null, "an unchanged document cannot be replaced");
        context.Require(second != first, "the version does not change with the document");
        context.Require(await WriteAsync(context, path, 3, first).ConfigureAwait(false) is null, "a changed document is replaced");
        await RequireAsync(context, path, 2, second).ConfigureAwait(false);
        var third = await WriteAsync(context, path, 2, second).ConfigureAwait(false);
        context.Require(third is not null, "an unchanged document cannot be replaced with the same content");
        await RequireAsync(context, path, 2, third).ConfigureAwait(false);
    }

    private static async Task VerifySizesAsync(ContractContext context)
    {
        foreach (var length in new[] { 0, 256 * 1024 })
        {
            var path = context.GetDocumentPath($"of-{length}-bytes");
            var content = ContractContext.CreateBytes(length, length);
            var version = await context.Store.WriteDocumentAsync(path, content, null, context.CancellationToken).ConfigureAwait(false);
            var document = await ReadAsync(context, path).ConfigureAwait(false);
            context.Require(document?.Version == version && document is not null, $"a document of {length} bytes cannot be read");
            context.Require(document.Content.Span.SequenceEqual(content), $"a document of {length} bytes differs from the written content");
        }
    }

    private static async Task VerifyCreateRaceAsync(ContractContext context)
    {
        for (var round = 0; round < Rounds; round++)
        {
            await RaceAsync(context, context.GetDocumentPath($"race-{round}"), expectedVersion: null).ConfigureAwait(false);
        }
    }

    private static async Task VerifyReplaceRaceAsync(ContractContext context)
    {
        var path = context.GetDocumentPath("race");
        var version = await WriteAsync(context, path, -1, null).ConfigureAwait(false);
        for (var round = 0; round < Rounds; round++)
        {
            version = await RaceAsync(context, path, version).ConfigureAwait(false);
        }
    }

    private static async Task VerifyCounterAsync(ContractContext context)
    {
        var path = context.GetDocumentPath("counter");
        await WriteAsync(context, path, 0, null).ConfigureAwait(false);
        await Task.WhenAll(
                Enumerable.Range(0, Writers / 2).Select(_ => Task.Run(() => IncrementAsync(context, path), context.CancellationToken))
            )
            .ConfigureAwait(false);
        var final = Parse(await ReadAsync(context, path).ConfigureAwait(false));
        context.Require(final == Writers / 2 * Rounds, $"{Writers / 2 * Rounds} increments result in {final}");
    }

    private static async Task IncrementAsync(ContractContext context, string path)
    {
        var store = context.CreateStore();
        var last = 0;
        for (var count = 0; count < Rounds; )
        {
            var document = await store.ReadDocumentAsync(path, context.CancellationToken).ConfigureAwait(false);
            var value = Parse(document);
            context.Require(value >= last, $"a reader observes value {value} after value {last}");
            last = value;
            var version = await store
                .WriteDocumentAsync(path, CreateContent(value + 1), document!.Version, context.CancellationToken)
                .ConfigureAwait(false);
            count += version is null ? 0 : 1;
        }
    }

    private static async Task<string> RaceAsync(ContractContext context, string path, string? expectedVersion)
    {
        using var start = new SemaphoreSlim(0);
        var writers = Enumerable.Range(0, Writers).Select(i => Task.Run(() => RunAsync(i), context.CancellationToken)).ToArray();
        start.Release(Writers);
        var versions = await Task.WhenAll(writers).ConfigureAwait(false);
        var winners = versions.Index().Where(version => version.Item is not null).ToArray();
        context.Require(winners.Length == 1, $"{winners.Length} of {Writers} concurrent writers succeed");
        await RequireAsync(context, path, winners[0].Index, winners[0].Item!).ConfigureAwait(false);
        return winners[0].Item!;

        async Task<string?> RunAsync(int value)
        {
            var store = context.CreateStore();
            await start.WaitAsync(context.CancellationToken).ConfigureAwait(false);
            return await store
                .WriteDocumentAsync(path, CreateContent(value), expectedVersion, context.CancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static async Task RequireAsync(ContractContext context, string path, int value, string version)
    {
        var document = await ReadAsync(context, path).ConfigureAwait(false);
        context.Require(document is not null, "a written document does not exist");
        context.Require(Parse(document) == value, "the content of a document differs from the last successful write");
        context.Require(document.Version == version, "the version that ReadDocumentAsync returns differs from the version of the write");
    }

    private static async Task<ExportStoreDocument?> ReadAsync(ContractContext context, string path) =>
        await context.OtherStore.ReadDocumentAsync(path, context.CancellationToken).ConfigureAwait(false);

    private static async Task<string?> WriteAsync(ContractContext context, string path, int value, string? version) =>
        await context.Store.WriteDocumentAsync(path, CreateContent(value), version, context.CancellationToken).ConfigureAwait(false);

    // Long enough to detect writes that are not atomic.
    private static byte[] CreateContent(int value)
    {
        var content = new byte[8 * 1024];
        BinaryPrimitives.WriteInt32LittleEndian(content, value);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(content.Length - sizeof(int)), value);
        return content;
    }

    private static int Parse(ExportStoreDocument? document)
    {
        var content = document is { Content.Length: 8 * 1024 }
            ? document.Content.Span
            : throw new InvalidDataException("A document is missing or incomplete.");
        var value = BinaryPrimitives.ReadInt32LittleEndian(content);
        return value == BinaryPrimitives.ReadInt32LittleEndian(content[^sizeof(int)..])
            ? value
            : throw new InvalidDataException("A document is a mixture of two versions.");
    }
}
