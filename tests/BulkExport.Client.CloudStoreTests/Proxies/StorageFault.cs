namespace BulkExport.Client.CloudStoreTests;

/// <summary>Specifies a fault of a <see cref="FaultProxy"/>.</summary>
internal enum StorageFault
{
    None,
    Delay,
    ServerError,
    ResetBeforeRequest,
    ResetDuringRequest,
    ResetDuringResponse,
    ResetAfterRequest,
}
