using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Validates <see cref="JobPollingOptions"/> instances against their validation attributes.</summary>
[OptionsValidator]
internal sealed partial class JobPollingOptionsValidator : IValidateOptions<JobPollingOptions>;
