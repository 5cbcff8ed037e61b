using Microsoft.Extensions.Configuration;

namespace BulkExport.Client.Tests.Values;

/// <summary>Tests the binding of values from a configuration.</summary>
public class ConfigurationBindingTests
{
    private static readonly IConfiguration Configuration = new ConfigurationBuilder()
        .AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Types:0"] = "Messages",
                ["Types:1"] = "calls",
                ["Type"] = "Conferences",
                ["Status"] = "Failed",
                ["JobSid"] = TestAccount.JobSidText,
                ["Invalid"] = "not a type",
            }
        )
        .Build();

    [Fact]
    public void Get_ArrayOfResourceTypes_ReturnsAll() =>
        Assert.Equal([ResourceType.Messages, ResourceType.Calls], Configuration.GetSection("Types").Get<ResourceType[]>()!);

    [Fact]
    public void Get_OptionsWithValues_BindsAll()
    {
        var options = Configuration.Get<Settings>()!;

        Assert.Equal([ResourceType.Messages, ResourceType.Calls], options.Types);
        Assert.Equal(ResourceType.Conferences, options.Type);
        Assert.Equal(JobStatus.Failed, options.Status);
        Assert.Equal(TestAccount.JobSid, options.JobSid);
        Assert.Null(options.Direction);
    }

    [Fact]
    public void GetValue_JobSid_ReturnsValue()
    {
        Assert.Equal(TestAccount.JobSid, Configuration.GetValue<JobSid>("JobSid"));
        Assert.Equal(default, Configuration.GetValue<JobSid>("Missing"));
    }

    [Fact]
    public void GetValue_InvalidResourceType_ThrowsWithPath()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Configuration.GetValue<ResourceType>("Invalid"));

        Assert.Contains("'Invalid'", failure.Message, StringComparison.Ordinal);
        Assert.IsType<FormatException>(failure.InnerException);
    }

    private sealed class Settings
    {
        public IReadOnlyList<ResourceType> Types { get; set; } = [];

        public ResourceType Type { get; set; }

        public JobStatus? Status { get; set; }

        public CommunicationDirection? Direction { get; set; }

        public JobSid JobSid { get; set; }
    }
}
