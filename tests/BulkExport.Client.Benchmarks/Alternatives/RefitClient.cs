using Refit;

namespace BulkExport.Client.Benchmarks.Alternatives;

/// <summary>Refit's client, set up with source-generated JSON.</summary>
internal static class RefitClient
{
    public static IRefitJobs Create(HttpClient http, string accountSid, string authToken)
    {
        http.DefaultRequestHeaders.Authorization = Basic.Of(accountSid, authToken);
        return RestService.ForGenerated<IRefitJobs>(
            http,
            new RefitSettings(new SystemTextJsonContentSerializer(PlainJobContext.Default.Options))
        );
    }
}
