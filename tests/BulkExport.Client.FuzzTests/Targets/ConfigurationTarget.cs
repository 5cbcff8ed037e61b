namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>The fetch of the configuration.</summary>
internal sealed class ConfigurationTarget() : AnswerTarget("configuration")
{
    private ExportConfiguration? _configuration;

    public override int Share => 5;

    public override IEnumerable<byte[]> Seeds =>
        [
            [
                .. """{"enabled":true,"webhook_url":"https://hooks.example.com/done","webhook_method":"GET","resource_type":"Conferences","url":"https://exports.example.com/v1/Exports/Conferences/Configuration"}"""u8,
            ],
            [.. """{"url":null,"resource_type":null,"webhook_method":"","webhook_url":"","enabled":false}"""u8],
        ];

    public override void Judge(byte[] input)
    {
        base.Judge(input);
        Json.RequireSame(_configuration, Json.WithoutMark(input), BulkExportJsonContext.Default.ExportConfiguration);
    }

    protected override async Task CallAsync()
    {
        _configuration = null;
        _configuration = await Client.Configuration.FetchAsync(ResourceType.Conferences);
    }
}
