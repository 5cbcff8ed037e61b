using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Validates the attributes of <see cref="JobPollingOptions"/>.</summary>
[OptionsValidator]
internal sealed partial class JobPollingOptionsValidator : IValidateOptions<JobPollingOptions>;
