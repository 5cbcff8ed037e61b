namespace BulkExport.Client.Testing;

/// <summary>Provides the rules for enumeration.</summary>
internal static class ListRules
{
    private const int ManyFiles = 1_050; // more than one page in common object stores

    public static IReadOnlyList<ContractRule> All { get; } =
    [
        new("A prefix selects the files whose paths begin with it", VerifyPrefixAsync),
        new("Documents are not listed", VerifyDocumentsAsync),
        new("Enumeration includes all pages of files", VerifyManyAsync),
    ];

    private static async Task VerifyPrefixAsync(ContractContext context)
    {
        string[] names = ["a/day=1/x", "a/day=10/x", "a/day=10/y", "a/day=2/x", "ab/x", "b"];
        foreach (var name in names)
        {
            await context.WriteAsync(context.GetFilePath(name), new byte[name.Length]).ConfigureAwait(false);
        }

        foreach (var prefix in new[] { "", "a", "a/", "a/day=1", "a/day=1/", "a/day=10/x", "a/day=10/xy", "A", "c/d/e" })
        {
            var listed = await context.ListAsync(context.GetFilePath(prefix)).ConfigureAwait(false);
            var paths = listed.Select(file => file.Path).Order(StringComparer.Ordinal).ToArray();
            var expected = names
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Select(context.GetFilePath)
                .Order(StringComparer.Ordinal)
                .ToArray();
            context.Require(
                paths.SequenceEqual(expected),
                $"the prefix '{prefix}' returns {paths.Length} files ({string.Join(", ", paths)}) instead of {expected.Length} ({string.Join(", ", expected)})"
            );
            foreach (var file in listed)
            {
                var found = await context.Store.FindAsync(file.Path, context.CancellationToken).ConfigureAwait(false);
                context.Require(found == file, $"ListAsync returns {file}, but FindAsync returns {ContractContext.Format(found)}");
            }
        }
    }

    private static async Task VerifyDocumentsAsync(ContractContext context)
    {
        await context.WriteAsync(context.GetFilePath("file"), new byte[1]).ConfigureAwait(false);
        await context
            .Store.WriteDocumentAsync(context.GetDocumentPath("file"), new byte[1], null, context.CancellationToken)
            .ConfigureAwait(false);
        var all = await context.ListAsync("").ConfigureAwait(false);
        context.Require(all.Any(file => file.Path == context.GetFilePath("file")), "an empty prefix does not return all files");
        context.Require(
            !all.Any(file => file.Path.StartsWith("_bulkexport", StringComparison.OrdinalIgnoreCase)),
            "an empty prefix returns documents"
        );
        context.Require((await context.ListAsync("_").ConfigureAwait(false)).Count == 0, "the prefix '_' returns documents");
    }

    private static async Task VerifyManyAsync(ContractContext context)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = context.CancellationToken };
        await Parallel
            .ForAsync(
                0,
                ManyFiles,
                options,
                async (i, _) => await context.WriteAsync(context.GetFilePath($"many/{i}"), new byte[1]).ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        var listed = await context.ListAsync(context.GetFilePath("many/")).ConfigureAwait(false);
        var distinct = listed.Select(file => file.Path).Distinct().Count();
        context.Require(
            listed.Count == ManyFiles && distinct == ManyFiles,
            $"{ManyFiles} files were written, but {listed.Count} are listed, {distinct} of them distinct"
        );
    }
}
