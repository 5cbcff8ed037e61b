using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Validates an <see cref="ExportOptions"/> instance against its validation attributes.</summary>
[OptionsValidator]
internal sealed partial class ExportOptionsValidator : IValidateOptions<ExportOptions>;
