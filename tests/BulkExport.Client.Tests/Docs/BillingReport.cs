using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.Tests.Docs;

// <di-keyed-inject>
public sealed class BillingReport([FromKeyedServices("billing")] IJobsClient jobs)
{
    public ValueTask<int> CountAsync(CancellationToken cancellationToken) =>
        jobs.ListAsync(ResourceType.Messages, cancellationToken).CountAsync(cancellationToken);
}
// </di-keyed-inject>
