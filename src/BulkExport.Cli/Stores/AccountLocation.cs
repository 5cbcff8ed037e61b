namespace BulkExport.Cli.Stores;

/// <summary>Represents the partition of an account in a location that several accounts share.</summary>
internal sealed record AccountLocation(StoreLocation Shared, string AccountSid) : StoreLocation
{
    public override IExportStore CreateStore(Func<string, string?> readVariable) => Shared.CreateStore(readVariable).ForAccount(AccountSid);

    public override string ToString() =>
        Shared is DirectoryLocation ? Path.Join(Shared.ToString(), $"account={AccountSid}") : $"{Shared}/account={AccountSid}";
}
