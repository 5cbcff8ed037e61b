using Microsoft.Extensions.Options;

namespace BulkExport.Client.AspNetCore;

/// <summary>Validates <see cref="BulkExportWebhookOptions"/> instances against their validation attributes.</summary>
[OptionsValidator]
internal sealed partial class BulkExportWebhookOptionsValidator : IValidateOptions<BulkExportWebhookOptions>;
