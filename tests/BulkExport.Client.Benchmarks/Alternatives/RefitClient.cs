using Refit;

namespace BulkExport.Client.Benchmarks.Alternatives;

/// <summary>Creates a Refit client that uses source-generated JSON.</summary>
internal static class RefitClient
{
    public static IRefitJobs Create(HttpClient http, string accountSid, string authToken)
    {
        http.DefaultRequestHeaders.Authorization = BasicCredentials.Create(accountSid, authToken);
        return RestService.ForGenerated<IRefitJobs>(
            http,
            new RefitSettings(new SystemTextJsonContentSerializer(PlainJobContext.Default.Options))
        );
    }
}
