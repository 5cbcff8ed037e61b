using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Validates the attributes of <see cref="BulkExportClientOptions"/>.</summary>
[OptionsValidator]
internal sealed partial class BulkExportClientOptionsValidator : IValidateOptions<BulkExportClientOptions>;
