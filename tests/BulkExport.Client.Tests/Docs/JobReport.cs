namespace BulkExport.Client.Tests.Docs;

// <di-inject>
public sealed class JobReport(IBulkExportClient client)
{
    public ValueTask<int> CountAsync(CancellationToken cancellationToken) =>
        client.Jobs.ListAsync(ResourceType.Messages, cancellationToken).CountAsync(cancellationToken);
}
// </di-inject>
