using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.KeyPerFile;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BulkExport.Client.Tests.Docs;

public sealed class SecuritySnippetTests
{
    [Fact]
    public void AddClient_NoSecretsDirectory_UsesOtherConfiguration()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration["BulkExport:AccountSid"] = TestAccount.AccountSid;
        builder.Configuration["BulkExport:AuthToken"] = TestAccount.AuthToken;

        SecuritySnippets.AddClient(builder);

        using var host = builder.Build();
        Assert.NotNull(host.Services.GetRequiredService<IBulkExportClient>());
        Assert.Contains(((IConfigurationRoot)builder.Configuration).Providers, provider => provider is KeyPerFileConfigurationProvider);
    }
}
