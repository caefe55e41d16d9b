/* SPDX-License-Identifier: EUPL-1.2 */
/* Trouble on request, for tests only: what a real platform does on a bad day.
 *
 * PUT /test/faults, signed in, with JSON; what it does not name is as without faults:
 *   rules                  array, the first that fits counts:
 *     method, path         which requests: a method, and a regular expression on the path as it was sent
 *     skip, times          how many to leave alone first (0), and for how many then (1)
 *     status, headers, type, body   answer this, and do nothing
 *     lose                 do it, and break the line before the answer
 *     cut_request, cut_answer       break the line after so many bytes of the body
 *     delay                milliseconds before it is done
 *     slow                 bytes of the answer's body a second
 *     wrong_hash           tell another hash than it has
 *   links_per_10_minutes, codes_required, link_days   what the administrator may have set
 *   today                  the day to reckon with
 *   product                what it says that it is: what is not the practice platform is taken for a real one
 *   idle                   seconds after which new lines on which nothing is said are closed
 *   later                  seconds that the time for wrong codes runs ahead
 * GET gives how often each rule was applied: {"applied": [..]}. */
#include "duo-platform-faults.h"

#include <string.h>

#include "duo-when.h"

#define MAX_ORDERS (1024 * 1024)
#define MAX_RULES  1000
#define LINK_WINDOW 600 /* seconds */

typedef struct
{
  char              *method;  /* (owned) (nullable) */
  GRegex            *path;    /* (owned) (nullable) */
  gint64             skip;
  gint64             times;
  gint64             applied;
  guint              status;  /* 0: it is done */
  char              *type;    /* (owned) (nullable) */
  char              *body;    /* (owned) (nullable) */
  JsonObject        *headers; /* (owned) (nullable) */
  DuoPlatformTrouble trouble;
} Rule;

struct _DuoPlatformFaults
{
  GPtrArray           *rules; /* (owned) (element-type Rule) */
  DuoPlatformThrottle *pace;  /* (owned) (nullable): of links that are made */
  guint                link_pace;
  guint                link_days;
  gboolean             codes_required;
  char                *product; /* (owned) (nullable) */
};

static void
rule_free (gpointer data)
{
  Rule *rule = data;

  g_free (rule->method);
  g_clear_pointer (&rule->path, g_regex_unref);
  g_free (rule->type);
  g_free (rule->body);
  g_clear_pointer (&rule->headers, json_object_unref);
  g_free (rule);
}

DuoPlatformFaults *
duo_platform_faults_new (void)
{
  DuoPlatformFaults *self = g_new0 (DuoPlatformFaults, 1);

  self->rules = g_ptr_array_new_with_free_func (rule_free);
  return self;
}

void
duo_platform_faults_free (DuoPlatformFaults *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->rules);
  g_free (self->product);
  duo_platform_throttle_free (self->pace);
  g_free (self);
}

/* Counts a link that is made. Returns: whether there may be one now */
gboolean
duo_platform_faults_count_link (DuoPlatformFaults *self,
                                gint64             now)
{
  if (self == NULL || self->pace == NULL)
    return TRUE;
  if (duo_platform_throttle_left (self->pace, "links", now, NULL) == 0)
    return FALSE;

  duo_platform_throttle_failed (self->pace, "links", now);
  return TRUE;
}

static void
set_link_pace (DuoPlatformFaults *self,
               guint              pace)
{
  if (pace == self->link_pace)
    return; /* what was counted stays counted */

  g_clear_pointer (&self->pace, duo_platform_throttle_free);
  self->link_pace = pace;
  if (pace > 0)
    self->pace = duo_platform_throttle_new (pace, LINK_WINDOW);
}

/* Whether a link without a code is refused. */
gboolean
duo_platform_faults_wants_codes (DuoPlatformFaults *self)
{
  return self != NULL && self->codes_required;
}

/* Returns: what it says that it is; by the real name the client knows that all is practice. */
const char *
duo_platform_faults_get_product (DuoPlatformFaults *self)
{
  return self != NULL && self->product != NULL ? self->product : "duo-materials-platform";
}

/* Returns: for how many days a link may last, and then has to end; 0: for ever. */
guint
duo_platform_faults_link_days (DuoPlatformFaults *self)
{
  return self != NULL ? self->link_days : 0;
}

static Rule *
read_rule (JsonObject *object,
           GError    **error)
{
  Rule *rule = g_new0 (Rule, 1);
  const char *path = json_object_get_string_member_with_default (object, "path", NULL);

  rule->method = g_strdup (json_object_get_string_member_with_default (object, "method", NULL));
  rule->skip = json_object_get_int_member_with_default (object, "skip", 0);
  rule->times = json_object_get_int_member_with_default (object, "times", 1);
  rule->status = (guint) json_object_get_int_member_with_default (object, "status", 0);
  rule->type = g_strdup (json_object_get_string_member_with_default (object, "type", NULL));
  rule->body = g_strdup (json_object_get_string_member_with_default (object, "body", NULL));
  if (json_object_has_member (object, "headers"))
    rule->headers = json_object_ref (json_object_get_object_member (object, "headers"));
  rule->trouble.lose = json_object_get_boolean_member_with_default (object, "lose", FALSE);
  rule->trouble.cut_request = json_object_get_int_member_with_default (object, "cut_request", -1);
  rule->trouble.cut_answer = json_object_get_int_member_with_default (object, "cut_answer", -1);
  rule->trouble.delay = (guint) json_object_get_int_member_with_default (object, "delay", 0);
  rule->trouble.slow = (guint) json_object_get_int_member_with_default (object, "slow", 0);
  rule->trouble.wrong_hash = json_object_get_boolean_member_with_default (object, "wrong_hash", FALSE);
  if (path != NULL)
    rule->path = g_regex_new (path, G_REGEX_OPTIMIZE, 0, error);
  if (path != NULL && rule->path == NULL)
    g_clear_pointer (&rule, rule_free);
  return rule;
}

static gboolean
read_rules (DuoPlatformFaults *self,
            JsonObject        *orders,
            GError           **error)
{
  JsonArray *rules = json_object_has_member (orders, "rules") ? json_object_get_array_member (orders, "rules") : NULL;

  g_ptr_array_set_size (self->rules, 0);
  for (guint i = 0; rules != NULL && i < MIN (json_array_get_length (rules), MAX_RULES); i++)
    {
      Rule *rule = read_rule (json_array_get_object_element (rules, i), error);

      if (rule == NULL)
        return FALSE;
      g_ptr_array_add (self->rules, rule);
    }

  return TRUE;
}

static void
take_orders (DuoPlatformRequest *request)
{
  DuoPlatform *platform = request->platform;
  DuoPlatformFaults *self = platform->faults;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *orders;
  const char *day;
  guint32 today;

  if (!json_parser_load_from_data (parser, (const char *) request->body->data, (gssize) request->body->len, &error)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser))
      || !read_rules (self, orders = json_node_get_object (json_parser_get_root (parser)), &error))
    {
      duo_platform_answer_text (request, SOUP_STATUS_BAD_REQUEST, DUO_PLATFORM_TEXT,
                                g_strdup (error != NULL ? error->message : "no object"));
      return;
    }

  set_link_pace (self, (guint) json_object_get_int_member_with_default (orders, "links_per_10_minutes", 0));
  self->link_days = (guint) json_object_get_int_member_with_default (orders, "link_days", 0);
  self->codes_required = json_object_get_boolean_member_with_default (orders, "codes_required", FALSE);
  g_free (self->product);
  self->product = g_strdup (json_object_get_string_member_with_default (orders, "product", NULL));
  platform->later = json_object_get_int_member_with_default (orders, "later", 0);
  platform->idle = (guint) json_object_get_int_member_with_default (orders, "idle", DUO_PLATFORM_IDLE_SECONDS);
  day = json_object_get_string_member_with_default (orders, "today", NULL);
  if (day != NULL && duo_day_parse (day, &today))
    {
      g_clear_object (&platform->clock);
      platform->clock = duo_clock_new_fixed (today);
    }
  duo_platform_answer (request, SOUP_STATUS_NO_CONTENT);
}

static void
tell_applied (DuoPlatformRequest *request)
{
  GPtrArray *rules = request->platform->faults->rules;
  GString *text = g_string_new ("{\"applied\": [");

  for (guint i = 0; i < rules->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "", ((const Rule *) rules->pdata[i])->applied);
  g_string_append (text, "]}\n");
  duo_platform_answer_text (request, SOUP_STATUS_OK, DUO_PLATFORM_JSON, g_string_free (text, FALSE));
}

/* Chooses what is done with orders of a test. */
void
duo_platform_faults_begin (DuoPlatformRequest *request)
{
  duo_platform_request_take_body (request, MAX_ORDERS);
  request->handler = strcmp (request->method, "PUT") == 0 ? take_orders : tell_applied;
}

static void
answer (DuoPlatformRequest *request,
        const Rule         *rule)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (rule->headers != NULL)
    {
      json_object_iter_init (&iter, rule->headers);
      while (json_object_iter_next (&iter, &name, &value))
        duo_platform_request_add_header (request, name, json_node_get_string (value));
    }

  if (rule->body != NULL)
    duo_platform_answer_text (request, rule->status, rule->type != NULL ? rule->type : DUO_PLATFORM_HTML,
                              g_strdup (rule->body));
  else if (rule->status == DUO_PLATFORM_TOO_MANY || rule->status < 400)
    duo_platform_answer (request, rule->status);
  else
    duo_platform_answer_dav_error (request, rule->status, "asked for by a test");
}

static void
count_down (SoupServerMessage *msg,
            GBytes            *chunk,
            gpointer           user_data)
{
  DuoPlatformRequest *request = user_data;

  request->trouble.cut_request -= (gint64) g_bytes_get_size (chunk);
  if (request->trouble.cut_request > 0)
    return;

  /* what the system had taken in already may still come */
  request->trouble.broken = TRUE;
  duo_platform_cut_line (msg);
}

/* Gives the request the trouble that was ordered for it. Returns: whether it was answered with that */
gboolean
duo_platform_faults_apply (DuoPlatformRequest *request)
{
  GPtrArray *rules = request->platform->faults->rules;
  const char *path = g_uri_get_path (soup_server_message_get_uri (request->msg));

  if (g_str_has_prefix (path, "/test/"))
    return FALSE;

  for (guint i = 0; i < rules->len; i++)
    {
      Rule *rule = rules->pdata[i];

      if ((rule->method != NULL && strcmp (rule->method, request->method) != 0)
          || (rule->path != NULL && !g_regex_match (rule->path, path, 0, NULL)))
        continue;
      if (rule->skip > 0)
        {
          rule->skip--;
          continue;
        }
      if (rule->applied >= rule->times)
        continue;

      rule->applied++;
      request->trouble = rule->trouble;
      if (request->trouble.cut_request >= 0)
        g_signal_connect (request->msg, "got-chunk", G_CALLBACK (count_down), request);
      if (rule->status != 0)
        answer (request, rule);
      return rule->status != 0;
    }

  return FALSE;
}
