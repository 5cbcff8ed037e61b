namespace BulkExport.Client.CloudExportHost;

/// <summary>Specifies the implementation of a store.</summary>
public enum CloudStoreKind
{
    AzureBlobs,
    S3,
}
