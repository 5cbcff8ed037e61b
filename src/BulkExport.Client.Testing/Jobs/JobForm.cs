using System.Globalization;

namespace BulkExport.Client.Testing;

/// <summary>Reads the form that asks for a job, and enforces the service's rules for it.</summary>
internal static class JobForm
{
    private const int DaysUntilExportable = 2;

    /// <summary>Reads a form.</summary>
    /// <param name="form">Its fields.</param>
    /// <param name="resourceType">The kind of records.</param>
    /// <param name="today">The day in UTC.</param>
    /// <exception cref="HttpErrorException">A rule is broken.</exception>
    public static SimulatedJob Read(IReadOnlyDictionary<string, string> form, ResourceType resourceType, DateOnly today)
    {
        var job = new SimulatedJob
        {
            ResourceType = resourceType,
            StartDay = Day(form, "StartDay"),
            EndDay = Day(form, "EndDay"),
            FriendlyName = Required(form, "FriendlyName"),
            WebhookUrl = FormFields.HttpUrl(form, "WebhookUrl"),
            WebhookMethod = FormFields.HttpMethod(form, "WebhookMethod"),
            Email = FormFields.Text(form, "Email"),
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

    private static DateOnly Day(IReadOnlyDictionary<string, string> form, string name) =>
        DateOnly.TryParseExact(Required(form, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw HttpErrorException.BadRequest($"{name} must be a day written yyyy-MM-dd");

    private static string Required(IReadOnlyDictionary<string, string> form, string name) =>
        FormFields.Text(form, name) ?? throw HttpErrorException.BadRequest($"Missing required parameter {name} in the post body");
}
