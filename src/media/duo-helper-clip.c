/* SPDX-License-Identifier: EUPL-1.2 */
/* Measuring clips by GStreamer: its discoverer, and one picture of it. */
#include "duo-helper.h"

#include <gst/app/gstappsink.h>
#include <gst/pbutils/pbutils.h>
#include <string.h>
#include <unistd.h>

/* The file is standard input: no name of it is needed, nor would another one be opened. */
#define CLIP_URI "file:///proc/self/fd/0"
#define MOST_WAIT (15 * GST_SECOND)
#define MOST_BOXES 100000

/* Before the limits: GStreamer looks for its plugins once, by a program of its own, and keeps what it found. */
void
duo_helper_prepare_clips (void)
{
  static const char *const network[] = { "souphttpsrc", "curlhttpsrc", "rtspsrc", "rtmp2src", "rtmpsrc", "udpsrc", "tcpclientsrc", "hlsdemux", "dashdemux", "giosrc", "neonhttpsrc" };

  gst_init (NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (network); i++)
    {
      g_autoptr (GstPluginFeature) feature = gst_registry_lookup_feature (gst_registry_get (), network[i]);

      if (feature != NULL)
        gst_registry_remove_feature (gst_registry_get (), feature);
    }
}

/* Codes of the coding in @caps: "h264" for video/x-h264, "mp3" for audio/mpeg with layer 3. Returns: (transfer full). */
static char *
dup_codec (GstCaps *caps)
{
  const GstStructure *structure = caps != NULL && gst_caps_get_size (caps) > 0 ? gst_caps_get_structure (caps, 0) : NULL;
  const char *name = structure != NULL ? gst_structure_get_name (structure) : "";
  const char *slash = strchr (name, '/');
  gint version = 0, layer = 0;

  if (structure != NULL && gst_structure_get_int (structure, "layer", &layer) && layer == 3)
    return g_strdup ("mp3");
  if (g_str_equal (name, "audio/mpeg"))
    return g_strdup ("aac");
  if (g_str_equal (name, "video/mpeg") && gst_structure_get_int (structure, "mpegversion", &version))
    return g_strdup_printf ("mpeg%d", version);
  if (slash == NULL)
    return g_strdup ("");

  return g_strdup (g_str_has_prefix (slash + 1, "x-") ? slash + 3 : slash + 1);
}

/* Whether the player turns the picture by a quarter. */
static gboolean
is_turned (GstDiscovererStreamInfo *stream, GstDiscovererInfo *info)
{
  const GstTagList *lists[] = { gst_discoverer_stream_info_get_tags (stream), gst_discoverer_info_get_tags (info) };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *orientation = NULL;

      if (lists[i] != NULL && gst_tag_list_get_string (lists[i], GST_TAG_IMAGE_ORIENTATION, &orientation))
        return g_str_has_suffix (orientation, "rotate-90") || g_str_has_suffix (orientation, "rotate-270");
    }

  return FALSE;
}

static void
take_video (DuoHelper *self, GstDiscovererVideoInfo *video, GstDiscovererInfo *info)
{
  DuoMediaFacts *facts = self->facts;
  g_autoptr (GstCaps) caps = gst_discoverer_stream_info_get_caps (GST_DISCOVERER_STREAM_INFO (video));
  const guint numerator = gst_discoverer_video_info_get_framerate_num (video);
  const guint denominator = gst_discoverer_video_info_get_framerate_denom (video);
  const guint par_numerator = gst_discoverer_video_info_get_par_num (video);
  const guint par_denominator = gst_discoverer_video_info_get_par_denom (video);
  gint64 width = gst_discoverer_video_info_get_width (video);

  if (par_denominator > 0 && par_numerator > 0)
    width = width * par_numerator / par_denominator;
  facts->width = (gint) CLAMP (width, 0, 1 << 20);
  facts->height = (gint) CLAMP ((gint64) gst_discoverer_video_info_get_height (video), 0, 1 << 20);
  facts->frame_rate = denominator > 0 ? (gint) MIN ((guint64) numerator * 1000 / denominator, 1000000) : 0;
  g_free (facts->codec);
  facts->codec = dup_codec (caps);
  if (is_turned (GST_DISCOVERER_STREAM_INFO (video), info))
    {
      const gint turned = facts->width;

      facts->width = facts->height;
      facts->height = turned;
      facts->notes |= DUO_MEDIA_NOTE_TURNED;
    }
}

static void
take_audio (DuoHelper *self, GList *streams)
{
  g_autoptr (GstCaps) caps = NULL;

  if (streams == NULL)
    return;

  caps = gst_discoverer_stream_info_get_caps (streams->data);
  self->facts->has_audio = TRUE;
  g_free (self->facts->audio_codec);
  self->facts->audio_codec = dup_codec (caps);
}

/* Reads what the discoverer found. Returns: whether there is something to show. */
static gboolean
take_info (DuoHelper *self, GstDiscovererInfo *info)
{
  DuoMediaFacts *facts = self->facts;
  GList *videos = gst_discoverer_info_get_video_streams (info);
  GList *audios = gst_discoverer_info_get_audio_streams (info);
  const GstDiscovererResult result = gst_discoverer_info_get_result (info);
  const GstClockTime duration = gst_discoverer_info_get_duration (info);

  g_free (facts->container);
  facts->container = g_strdup (duo_media_format_to_string (facts->format));
  if (GST_CLOCK_TIME_IS_VALID (duration))
    facts->duration = (gint64) MIN ((duration + GST_MSECOND / 2) / GST_MSECOND, G_MAXINT32);
  if (result == GST_DISCOVERER_TIMEOUT)
    facts->verdict = DUO_MEDIA_TOO_HEAVY;
  else if (result != GST_DISCOVERER_OK && result != GST_DISCOVERER_MISSING_PLUGINS)
    facts->verdict = DUO_MEDIA_BROKEN;
  else if (videos == NULL)
    facts->verdict = DUO_MEDIA_NO_VIDEO;
  else
    {
      take_video (self, videos->data, info);
      take_audio (self, audios);
      if (facts->width == 0 || facts->height == 0)
        facts->verdict = DUO_MEDIA_BROKEN;
      else if ((gint64) facts->width * facts->height > DUO_MEDIA_MOST_PIXELS)
        facts->verdict = DUO_MEDIA_TOO_LARGE;
    }
  gst_discoverer_stream_info_list_free (videos);
  gst_discoverer_stream_info_list_free (audios);
  return facts->verdict == DUO_MEDIA_FINE;
}

static void
take_sample (DuoHelper *self, GstSample *sample)
{
  const GstStructure *structure = gst_caps_get_structure (gst_sample_get_caps (sample), 0);
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  GstMapInfo map;
  gint width = 0, height = 0;

  if (buffer == NULL || !gst_structure_get_int (structure, "width", &width)
      || !gst_structure_get_int (structure, "height", &height) || !gst_buffer_map (buffer, &map, GST_MAP_READ))
    return;
  if (width > 0 && height > 0 && map.size >= (gsize) width * (gsize) height * 4)
    {
      g_autoptr (GdkPixbuf) picture
        = gdk_pixbuf_new_from_data (map.data, GDK_COLORSPACE_RGB, TRUE, 8, width, height, width * 4, NULL, NULL);

      duo_helper_take_picture (self, picture);
    }
  gst_buffer_unmap (buffer, &map);
}

/* A picture of a third of the way, at most some seconds from the start: the first one is often black. */
static void
take_picture (DuoHelper *self)
{
  const DuoMediaFacts *facts = self->facts;
  const gdouble scale = duo_helper_get_scale (self, facts->width, facts->height);
  g_autofree char *description = g_strdup_printf (
    "uridecodebin uri=" CLIP_URI " ! videoflip method=automatic ! videoconvert ! videoscale"
    " ! video/x-raw,format=RGBA,width=%d,height=%d,pixel-aspect-ratio=1/1 ! appsink name=sink sync=false max-buffers=1",
    MAX (1, (gint) (facts->width * scale)), MAX (1, (gint) (facts->height * scale)));
  g_autoptr (GstElement) pipeline = gst_parse_launch (description, NULL);
  g_autoptr (GstElement) sink = pipeline != NULL ? gst_bin_get_by_name (GST_BIN (pipeline), "sink") : NULL;
  const gint64 moment = MIN (facts->duration / 3, 3000) * (gint64) GST_MSECOND;
  g_autoptr (GstSample) sample = NULL;

  if (sink == NULL)
    return;
  gst_element_set_state (pipeline, GST_STATE_PAUSED);
  if (gst_element_get_state (pipeline, NULL, NULL, MOST_WAIT) == GST_STATE_CHANGE_SUCCESS)
    {
      if (gst_element_seek_simple (pipeline, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_KEY_UNIT, moment))
        gst_element_get_state (pipeline, NULL, NULL, MOST_WAIT);
      sample = gst_app_sink_try_pull_preroll (GST_APP_SINK (sink), MOST_WAIT);
      if (sample != NULL)
        take_sample (self, sample);
    }
  gst_element_set_state (pipeline, GST_STATE_NULL);
}

/* Whether the boxes of an ISO base media file lie within it and one of them says what is in the others: a file that
 * was cut off would keep the player waiting for the rest. */
static gboolean
has_whole_boxes (void)
{
  const off_t length = lseek (STDIN_FILENO, 0, SEEK_END);
  gboolean has_index = FALSE;
  off_t offset = 0;

  for (guint i = 0; i < MOST_BOXES && offset + 8 <= length; i++)
    {
      guint8 head[16] = { 0 };
      guint32 short_size;
      guint64 size;

      if (pread (STDIN_FILENO, head, sizeof head, offset) < 8)
        return FALSE;
      memcpy (&short_size, head, sizeof short_size);
      size = GUINT32_FROM_BE (short_size);
      if (size == 1)
        {
          memcpy (&size, head + 8, sizeof size);
          size = GUINT64_FROM_BE (size);
        }
      else if (size == 0) /* to the end */
        size = (guint64) (length - offset);
      if (size < 8 || size > (guint64) (length - offset))
        return FALSE;
      has_index |= memcmp (head + 4, "moov", 4) == 0;
      offset += (off_t) size;
    }

  return has_index;
}

void
duo_helper_measure_clip (DuoHelper *self)
{
  g_autoptr (GstDiscoverer) discoverer = gst_discoverer_new (MOST_WAIT, NULL);
  g_autoptr (GstDiscovererInfo) info = NULL;

  if (self->facts->format != DUO_MEDIA_FORMAT_WEBM && !has_whole_boxes ())
    {
      self->facts->verdict = DUO_MEDIA_BROKEN;
      return;
    }
  info = discoverer != NULL ? gst_discoverer_discover_uri (discoverer, CLIP_URI, NULL) : NULL;
  if (info == NULL)
    self->facts->verdict = DUO_MEDIA_BROKEN;
  else if (take_info (self, info) && self->thumbnail > 0)
    take_picture (self);
}
