namespace BulkExport.Client.Testing;

/// <summary>Provides the rules for paths.</summary>
internal static class PathRules
{
    private static readonly string[] Invalid =
    [
        "",
        "/a",
        "a/",
        "a//b",
        "..",
        "a/../b",
        "./a",
        "a\\b",
        "C:/a",
        "a\0b",
        "NUL",
        "a/com1.txt",
        "a.",
        "a ",
    ];

    public static IReadOnlyList<ContractRule> All { get; } =
    [
        new("Invalid paths are rejected", VerifyInvalidAsync),
        new("Files and documents have separate paths", VerifySeparateAsync),
        new("Any valid name can be used", VerifyUnusualAsync),
    ];

    private static async Task VerifyInvalidAsync(ContractContext context)
    {
        foreach (var path in Invalid)
        {
            await RequireRejectedAsFileAsync(context, path).ConfigureAwait(false);
            await RequireRejectedAsDocumentAsync(context, $"_bulkexport/{path}").ConfigureAwait(false);
        }

        var thrown = await context.CatchAsync<ArgumentException>(() => context.ListAsync("../")).ConfigureAwait(false);
        context.Require(thrown is not null, "ListAsync accepts the prefix '../'");
    }

    private static async Task VerifySeparateAsync(ContractContext context)
    {
        await RequireRejectedAsFileAsync(context, context.GetDocumentPath("file")).ConfigureAwait(false);
        await RequireRejectedAsDocumentAsync(context, context.GetFilePath("document")).ConfigureAwait(false);
    }

    private static async Task VerifyUnusualAsync(ContractContext context)
    {
        string[] names =
        [
            "a b",
            "a%20b",
            "a+b",
            "a&b=c;d,e",
            "#1",
            "~$'!()[]{}@^`",
            ".hidden",
            "_private",
            "Grüße",
            "日本語",
            "😀",
            "day=2026-11-01/a.json.gz",
            "a/very/deep/path/to/a/file",
            new string('n', 255),
        ];
        for (var i = 0; i < names.Length; i++)
        {
            await context.WriteAsync(context.GetFilePath(names[i]), ContractContext.CreateBytes(10 + i, i)).ConfigureAwait(false);
            var version = await context
                .Store.WriteDocumentAsync(
                    context.GetDocumentPath(names[i]),
                    ContractContext.CreateBytes(10 + i, i),
                    expectedVersion: null,
                    context.CancellationToken
                )
                .ConfigureAwait(false);
            context.Require(version is not null, $"the document '{names[i]}' cannot be created");
        }

        for (var i = 0; i < names.Length; i++)
        {
            var content = ContractContext.CreateBytes(10 + i, i);
            await context.RequireContentAsync(context.GetFilePath(names[i]), content, $"for the name '{names[i]}'").ConfigureAwait(false);
            var document = await context
                .OtherStore.ReadDocumentAsync(context.GetDocumentPath(names[i]), context.CancellationToken)
                .ConfigureAwait(false);
            context.Require(document?.Content.Span.SequenceEqual(content) == true, $"the document '{names[i]}' has different content");
        }
    }

    private static async Task RequireRejectedAsFileAsync(ContractContext context, string path)
    {
        var store = context.Store;
        var calls = new (string Name, Func<Task> Call)[]
        {
            ("FindAsync", () => store.FindAsync(path, context.CancellationToken).AsTask()),
            ("OpenReadAsync", () => store.OpenReadAsync(path, context.CancellationToken).AsTask()),
            ("CreateAsync", () => store.CreateAsync(path, context.CancellationToken).AsTask()),
            ("DeleteAsync", () => store.DeleteAsync(path, context.CancellationToken).AsTask()),
        };
        foreach (var (name, call) in calls)
        {
            var thrown = await context.CatchAsync<ArgumentException>(call).ConfigureAwait(false);
            context.Require(thrown is not null, $"{name} accepts the path '{path}'");
        }
    }

    private static async Task RequireRejectedAsDocumentAsync(ContractContext context, string path)
    {
        var thrown = await context
            .CatchAsync<ArgumentException>(() => context.Store.ReadDocumentAsync(path, context.CancellationToken).AsTask())
            .ConfigureAwait(false);
        context.Require(thrown is not null, $"ReadDocumentAsync accepts the path '{path}'");
        thrown = await context
            .CatchAsync<ArgumentException>(() =>
                context.Store.WriteDocumentAsync(path, new byte[1], null, context.CancellationToken).AsTask()
            )
            .ConfigureAwait(false);
        context.Require(thrown is not null, $"WriteDocumentAsync accepts the path '{path}'");
    }
}
