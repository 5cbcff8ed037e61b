using BulkExport.Cli.Json;

namespace BulkExport.Cli.Tests.Json;

public sealed class DocumentationTests
{
    private static readonly Type[] Documents =
    [
        typeof(JobDocument),
        typeof(JobStatusDocument),
        typeof(WebhookDocument),
        typeof(DeletedJobDocument),
        typeof(ExportDocument),
        typeof(ExportFileDocument),
        typeof(MissingDayDocument),
        typeof(SyncDocument),
        typeof(SyncDayCountsDocument),
        typeof(SyncDayDocument),
        typeof(SyncPlanDocument),
        typeof(StoreDocument),
        typeof(StoreResourceDocument),
        typeof(DayRangeDocument),
        typeof(OpenJobDocument),
        typeof(ExportedDayDocument),
        typeof(ConfigurationDocument),
        typeof(SimulatorDocument),
        typeof(CompletionDocument),
    ];

    [Fact]
    public void Documents_All_AreListedHere() =>
        Assert.Equal(
            typeof(JobDocument).Assembly.GetTypes().Where(type => type.Name.EndsWith("Document", StringComparison.Ordinal)).Order(ByName),
            Documents.Order(ByName)
        );

    [Fact]
    public void Properties_All_AreDocumentedInCamelCase()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "command-line.md"));
        foreach (var property in Documents.SelectMany(document => CliJsonContext.Relaxed.GetTypeInfo(document)!.Properties))
        {
            Assert.Matches("^[a-z][a-zA-Z0-9]*$", property.Name);
            Assert.Contains($"`{property.Name}`", page, StringComparison.Ordinal);
        }
    }

    private static Comparer<Type> ByName { get; } = Comparer<Type>.Create((left, right) => string.CompareOrdinal(left.Name, right.Name));
}
