using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>The rules of single settings, generated from their attributes.</summary>
[OptionsValidator]
internal sealed partial class BulkExportClientOptionsValidator : IValidateOptions<BulkExportClientOptions>;
