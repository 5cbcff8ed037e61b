namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>Fetches a configuration.</summary>
internal sealed class ConfigurationTarget() : ResponseTarget("configuration")
{
    private ExportConfiguration? _configuration;

    public override int Weight => 5;

    public override IEnumerable<byte[]> Seeds =>
        [
            [
                .. """{"enabled":true,"webhook_url":"https://hooks.example.com/done","webhook_method":"GET","resource_type":"Conferences","url":"https://exports.example.com/v1/Exports/Conferences/Configuration"}"""u8,
            ],
            [.. """{"url":null,"resource_type":null,"webhook_method":"","webhook_url":"","enabled":false}"""u8],
        ];

    public override void Verify(byte[] input)
    {
        base.Verify(input);
        if (Failure is BulkExportFormatException { JsonPath: "$.resource_type" })
        {
            return; // the configuration of another resource type
        }

        Json.RequireEqual(_configuration, Json.WithoutByteOrderMark(input), BulkExportJsonContext.Default.ExportConfiguration);
    }

    protected override async Task CallAsync()
    {
        _configuration = null;
        _configuration = await Client.Configuration.FetchAsync(ResourceType.Conferences);
    }
}
