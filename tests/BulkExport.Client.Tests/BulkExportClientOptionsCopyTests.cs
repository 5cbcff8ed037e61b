namespace BulkExport.Client.Tests;

public sealed class BulkExportClientOptionsCopyTests
{
    [Fact]
    public void CopyTo_AllOptions_AreCopied()
    {
        var properties = typeof(BulkExportClientOptions).GetProperties().Where(property => property.CanWrite).ToArray();
        var source = new BulkExportClientOptions();
        foreach (var property in properties)
        {
            property.SetValue(
                source,
                property.PropertyType switch
                {
                    var type when type == typeof(string) => property.Name,
                    var type when type == typeof(int) => 7,
                    var type when type == typeof(TimeSpan) => TimeSpan.FromSeconds(77),
                    _ => new Uri("https://gateway.example/"),
                }
            );
        }

        var target = new BulkExportClientOptions();
        source.CopyTo(target);

        Assert.NotEmpty(properties);
        Assert.All(properties, property => Assert.Equal(property.GetValue(source), property.GetValue(target)));
    }
}
