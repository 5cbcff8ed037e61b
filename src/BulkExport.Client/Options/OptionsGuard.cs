using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Validates options that are passed directly instead of through dependency injection.</summary>
internal static class OptionsGuard
{
    /// <summary>Throws if the options of a client are invalid.</summary>
    /// <exception cref="OptionsValidationException">An option is missing or invalid. The message contains its name.</exception>
    public static void ThrowIfInvalid(BulkExportClientOptions options)
    {
        var failures = GetFailures(options);
        if (failures.Count > 0)
        {
            throw new OptionsValidationException(nameof(BulkExportClientOptions), typeof(BulkExportClientOptions), failures);
        }
    }

    /// <summary>Gets the messages of all rules that the options of a client violate.</summary>
    public static IReadOnlyList<string> GetFailures(BulkExportClientOptions options) =>
        [
            .. new IValidateOptions<BulkExportClientOptions>[]
            {
                new BulkExportClientOptionsValidator(),
                new BulkExportClientOptionsCustomValidator(),
            }.SelectMany(validator => validator.Validate(name: null, options).Failures ?? []),
        ];

    /// <summary>Throws if the options that are passed to a method are invalid.</summary>
    /// <exception cref="ArgumentException">An option is invalid. The message contains its name.</exception>
    public static void ThrowIfInvalid<TOptions>(TOptions options, IValidateOptions<TOptions> validator, string parameterName)
        where TOptions : class
    {
        if (validator.Validate(name: null, options) is { Failed: true } result)
        {
            throw new ArgumentException(result.FailureMessage, parameterName);
        }
    }
}
