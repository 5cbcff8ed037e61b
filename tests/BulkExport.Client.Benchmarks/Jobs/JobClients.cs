using BulkExport.Client.Benchmarks.Alternatives;
using Twilio.Clients;

namespace BulkExport.Client.Benchmarks;

/// <summary>All measured clients, over the same kind of handler.</summary>
internal sealed class JobClients(Func<HttpMessageHandler> createHandler, Func<HttpMessageHandler> createVendorHandler, Uri baseAddress)
{
    public HandWrittenClient HandWritten { get; } =
        new(CreateHttpClient(createHandler, baseAddress), OurClients.AccountSid, OurClients.AuthToken);

    public IRefitJobs Refit { get; } =
        RefitClient.Create(CreateHttpClient(createHandler, baseAddress), OurClients.AccountSid, OurClients.AuthToken);

    public TwilioRestClient Vendor { get; } =
        VendorPackage.CreateClient(createVendorHandler(), OurClients.AccountSid, OurClients.AuthToken);

    public IJobsClient Ours { get; } = OurClients.CreateInHost(createHandler, baseAddress).Jobs;

    public IJobsClient OursBare { get; } = OurClients.CreateBare(createHandler, baseAddress).Jobs;

    private static HttpClient CreateHttpClient(Func<HttpMessageHandler> createHandler, Uri baseAddress) =>
        new(createHandler()) { BaseAddress = baseAddress };
}
