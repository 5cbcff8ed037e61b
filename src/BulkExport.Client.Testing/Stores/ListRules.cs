namespace BulkExport.Client.Testing;

/// <summary>Rules about enumeration.</summary>
internal static class ListRules
{
    private const int Many = 1_050; // more than a page of the known object stores

    public static IReadOnlyList<ContractRule> All { get; } =
    [
        new("A prefix selects the files whose paths begin with it", VerifyPrefixAsync),
        new("Documents are not listed", VerifyDocumentsAsync),
        new("All of many files are listed", VerifyManyAsync),
    ];

    private static async Task VerifyPrefixAsync(ContractContext context)
    {
        string[] names = ["a/day=1/x", "a/day=10/x", "a/day=10/y", "a/day=2/x", "ab/x", "b"];
        foreach (var name in names)
        {
            await context.WriteAsync(context.File(name), new byte[name.Length]).ConfigureAwait(false);
        }

        foreach (var prefix in new[] { "", "a", "a/", "a/day=1", "a/day=1/", "a/day=10/x", "a/day=10/xy", "A", "c/d/e" })
        {
            var listed = await context.ListAsync(context.File(prefix)).ConfigureAwait(false);
            var expected = names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(context.File);
            context.Require(
                listed.Select(file => file.Path).Order(StringComparer.Ordinal).SequenceEqual(expected.Order(StringComparer.Ordinal)),
                $"the prefix '{prefix}' yields {string.Join(", ", listed.Select(file => file.Path))}"
            );
            foreach (var file in listed)
            {
                var found = await context.Store.FindAsync(file.Path, context.Cancellation).ConfigureAwait(false);
                context.Require(found == file, $"ListAsync yields {file}, and FindAsync returns {found}");
            }
        }
    }

    private static async Task VerifyDocumentsAsync(ContractContext context)
    {
        await context.WriteAsync(context.File("file"), new byte[1]).ConfigureAwait(false);
        await context.Store.WriteDocumentAsync(context.Document("file"), new byte[1], null, context.Cancellation).ConfigureAwait(false);
        var all = await context.ListAsync("").ConfigureAwait(false);
        context.Require(all.Any(file => file.Path == context.File("file")), "an empty prefix does not yield all files");
        context.Require(
            !all.Any(file => file.Path.StartsWith("_bulkexport", StringComparison.OrdinalIgnoreCase)),
            "an empty prefix yields documents"
        );
        context.Require((await context.ListAsync("_").ConfigureAwait(false)).Count == 0, "the prefix '_' yields documents");
    }

    private static async Task VerifyManyAsync(ContractContext context)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = context.Cancellation };
        await Parallel
            .ForAsync(
                0,
                Many,
                options,
                async (i, _) => await context.WriteAsync(context.File($"many/{i}"), new byte[1]).ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        var listed = await context.ListAsync(context.File("many/")).ConfigureAwait(false);
        var distinct = listed.Select(file => file.Path).Distinct().Count();
        context.Require(
            listed.Count == Many && distinct == Many,
            $"{Many} files were written, and {listed.Count} are listed, {distinct} of them different"
        );
    }
}
