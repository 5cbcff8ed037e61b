using Microsoft.Extensions.Options;

namespace BulkExport.Client.Hosting;

/// <summary>Validates <see cref="BulkExportSyncOptions"/> instances against their validation attributes.</summary>
[OptionsValidator]
internal sealed partial class BulkExportSyncOptionsValidator : IValidateOptions<BulkExportSyncOptions>;
