using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Validates <see cref="BulkExportClientOptions"/> instances against their validation attributes.</summary>
[OptionsValidator]
internal sealed partial class BulkExportClientOptionsValidator : IValidateOptions<BulkExportClientOptions>;
