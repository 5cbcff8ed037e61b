using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Validates the attributes of <see cref="ExportOptions"/>.</summary>
[OptionsValidator]
internal sealed partial class ExportOptionsValidator : IValidateOptions<ExportOptions>;
