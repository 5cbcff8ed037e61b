using System.Globalization;

namespace BulkExport.Client.Testing;

/// <summary>Parses the form of a job creation request, and validates it as the service does.</summary>
internal static class JobFormParser
{
    private const int DaysUntilExportable = 2;

    /// <summary>Parses a form.</summary>
    /// <param name="form">The form fields.</param>
    /// <param name="resourceType">The resource type.</param>
    /// <param name="today">The current day in UTC.</param>
    /// <exception cref="HttpErrorException">A field is missing or invalid.</exception>
    public static SimulatedJob Parse(IReadOnlyDictionary<string, string> form, ResourceType resourceType, DateOnly today)
    {
        var job = new SimulatedJob
        {
            ResourceType = resourceType,
            StartDay = GetDate(form, "StartDay"),
            EndDay = GetDate(form, "EndDay"),
            FriendlyName = GetRequiredString(form, "FriendlyName"),
            WebhookUrl = FormFields.GetHttpUri(form, "WebhookUrl"),
            WebhookMethod = FormFields.GetHttpMethod(form, "WebhookMethod"),
            Email = FormFields.GetString(form, "Email"),
        };
        if (job.EndDay < job.StartDay)
        {
            throw HttpErrorException.BadRequest("EndDay must not be before StartDay");
        }

        if (job.EndDay > today.AddDays(-DaysUntilExportable))
        {
            throw HttpErrorException.BadRequest("EndDay must be at least 2 days before the current UTC day");
        }

        if (job.WebhookUrl is null != job.WebhookMethod is null)
        {
            throw HttpErrorException.BadRequest("WebhookUrl and WebhookMethod must be supplied together");
        }

        return job;
    }

    private static DateOnly GetDate(IReadOnlyDictionary<string, string> form, string name) =>
        DateOnly.TryParseExact(GetRequiredString(form, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw HttpErrorException.BadRequest($"{name} must be a date in the format yyyy-MM-dd");

    private static string GetRequiredString(IReadOnlyDictionary<string, string> form, string name) =>
        FormFields.GetString(form, name) ?? throw HttpErrorException.BadRequest($"Missing required parameter {name} in the post body");
}
